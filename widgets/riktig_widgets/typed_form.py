"""What the audit page's forms for typed lists and totals are made of."""

from __future__ import annotations

from typing import Any, Final

from riktig.extract.typed_list import FIELDS, MOST_ROWS, known_medicines
from riktig.measures.measure import Measure
from riktig.measures.scope import classes
from riktig.summary.typed_totals import typed_measures
from riktig.text import text

_KINDS: Final = {
    "medicine": "medicine",
    "strength": "number",
    "unit": "unit",
    "units": "number",
    "date": "date",
}
_OF: Final = {"list_size": "list", "none": "none"}


def typed_parts() -> dict[str, Any]:
    """The fields of a row, the medicines to choose from, and the measures and classes of totals."""
    every = [_total(one) for one in typed_measures()]
    first = [one for one in every if one["place"] == "headline"]
    rest = [one for one in every if one["place"] != "headline"]
    more = text("page.audit.more_measures", count=len(rest))
    return {
        "typed_fields": [
            (name, text(f"typed.form.{name}"), _KINDS.get(name, "")) for name in FIELDS
        ],
        "medicines": known_medicines(),
        "most_rows": MOST_ROWS,
        "totals": [("", first), (more, rest)],
        "classes": classes(),
    }


def _total(measure: Measure) -> dict[str, str]:
    of = _OF.get(measure.denominator.rule, "count")
    return {"id": measure.id, "title": measure.title, "place": measure.place, "of": of}
