"""No taper now: the reason and a new date, as a journal text. As good an answer as a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig import __version__
from riktig.calculators.card import Copyable
from riktig.planning.cases import check_case, find_case
from riktig.planning.counts import is_blank
from riktig.planning.request import Incomplete, read_date, read_dose, read_substance
from riktig.problem import Refused
from riktig.text.catalogue import text
from riktig.text.formats import format_date

REASONS: Final = (
    "not_ready",
    "other_illness",
    "life_event",
    "specialist_first",
    "benefit",
    "other",
)
REQUIRED: Final = ("reason", "new_date")


def not_now(values: Mapping[str, Any], gives_output: bool) -> dict[str, Any]:
    """The view of a decision to wait. `gives_output`: also for a patient not made up."""
    case = find_case(values.get("case"))
    missing = [name for name in REQUIRED if is_blank(values.get(name))]
    if missing:
        raise Incomplete(missing)
    substance = _substance(values)
    if case:
        dose = read_dose(values.get("start_mg_per_day"), "start_mg_per_day")
        check_case(case, substance, dose)
    reason = values["reason"]
    if not isinstance(reason, str) or reason not in REASONS:
        raise Refused("unknown_reason", field="reason")
    date_text = format_date(read_date(values["new_date"], "new_date"))
    stamp = text("planning.plan.stamp") if case else ""
    shown = gives_output or case is not None
    return {
        "kind": "not_now",
        "title": text("planning.not_now.title"),
        "stamp": stamp,
        "message": text(f"planning.not_now.message{'' if shown else '_withheld'}", date=date_text),
        "new_date_text": date_text,
        "journal": _journal(substance, reason, date_text, stamp).as_dict() if shown else None,
        "withheld": "" if shown else text("planning.plan.withheld"),
    }


def _substance(values: Mapping[str, Any]) -> str:
    """The medicine it is about; it need not be told."""
    raw = values.get("substance")
    return "" if is_blank(raw) else read_substance(raw, "substance")


def _journal(substance: str, reason: str, date_text: str, stamp: str) -> Copyable:
    key = "heading" if substance else "heading_plain"
    lines = [
        *([stamp] if stamp else []),
        text(f"planning.not_now.{key}", substance=substance),
        text("planning.not_now.reason", reason=text(f"planning.reason.{reason}")),
        text("planning.not_now.new_date", date=date_text),
        text("planning.journal.indication"),
        text("planning.journal.doctor"),
        text("planning.journal.made_with", line="", version=__version__).strip(),
    ]
    return Copyable(text("planning.journal.title"), "\n".join(lines))
