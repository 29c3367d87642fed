"""A switch before the taper: the table's range is shown, and the dose is the doctor's choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.card import table_line, warning_text
from riktig.calculators.diazepam.diazepam_table import DEFAULT_TABLE, equivalents, in_diazepam
from riktig.calculators.diazepam.equivalents import diazepam
from riktig.calculators.quantity import quantity
from riktig.calculators.taper.order import MOST_DOSE_MG
from riktig.planning.facts import switch_notes
from riktig.planning.medicines import classes
from riktig.planning.words import mg_text
from riktig.problem import Problem, Refused
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text

TO: Final = ("diazepam", "oksazepam")
FROM_CLASSES: Final = ("benzodiazepine", "z_hypnotic")
_DECIMALS: Final = 1


@dataclass(frozen=True)
class Switch:
    """From one medicine to another: `low` to `high` mg by the table, `dose_mg` as chosen."""

    from_substance: str
    from_mg: Fraction
    to: str
    low: Fraction
    high: Fraction
    dose_mg: Fraction
    answer: Answer


def read_switch(raw: object, substance: str, dose_mg: Fraction) -> Switch | None:
    """The switch asked for, or None where none is."""
    if raw is None or raw in ("", {}, False):
        return None
    if not isinstance(raw, Mapping):
        raise Refused("invalid_switch", field="switch")
    if raw.get("to") in (None, ""):
        return None
    to = _to(raw.get("to"), substance)
    chosen = quantity(raw.get("dose_mg_per_day"), "switch.dose_mg_per_day")
    if not 0 < chosen <= MOST_DOSE_MG:
        raise Refused("invalid_dose", field="switch.dose_mg_per_day")
    try:
        answer = diazepam({"items": [{"substance": substance, "dose_mg": float(dose_mg)}]})
    except Refused as refusal:
        raise Refused(
            refusal.problem.code, **{**refusal.problem.details, "field": "switch.to"}
        ) from None
    low, high = _range(substance, dose_mg, to)
    return Switch(substance, dose_mg, to, low, high, chosen, answer)


def _to(raw: object, substance: str) -> str:
    allowed = raw in TO and raw != substance and classes()[substance] in FROM_CLASSES
    if not isinstance(raw, str) or not allowed:
        raise Refused("switch_not_covered", field="switch.to")
    return raw


def _range(substance: str, dose_mg: Fraction, to: str) -> tuple[Fraction, Fraction]:
    """In mg of the new medicine: the whole width of both ranges, and no middle."""
    table = equivalents(DEFAULT_TABLE)
    span, one = in_diazepam(table[substance], dose_mg), in_diazepam(table[to], Fraction(1))
    return span.low / one.high, span.high / one.low


def switch_view(switch: Switch, gives_dose: bool) -> dict[str, Any]:
    """The switch in words; the dose chosen only where output about one patient is given."""
    low, high = (decimal_text(float(end), _DECIMALS) for end in (switch.low, switch.high))
    names = {"from_substance": switch.from_substance, "to": switch.to}
    key = "range_one" if low == high else "range"
    numbers = {"from_dose": mg_text(switch.from_mg), "low": low, "high": high}
    warnings = [*switch.answer.warnings, *_outside(switch, low, high)]
    dose = text("planning.switch.dose", dose=mg_text(switch.dose_mg), to=switch.to)
    return {
        "title": text("planning.switch.title", **names),
        "range_text": text(f"planning.switch.{key}", **names, **numbers),
        "dose_text": dose if gives_dose else None,
        "table_line": table_line(switch.answer),
        "warnings": [warning_text(warning) for warning in warnings],
        "notes": switch_notes(classes()[switch.from_substance], switch.to),
    }


def _outside(switch: Switch, low: str, high: str) -> list[Problem]:
    if switch.low <= switch.dose_mg <= switch.high:
        return []
    # The dose itself stands in `dose_text` alone, which may be withheld.
    return [Problem("switch_outside_range", {"low": low, "high": high})]
