"""One reduction held against what a source allows: how much in how many days.

Benzodiazepines are held against ASAM 2025, opioids against the University of
Pittsburgh's largest step. ASAM names a pace of two weeks at the least. A longer time is so many
whole fortnights, each with its own reduction of the dose at its start.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.quantity import quantity
from riktig.calculators.taper.order import MOST_DOSE_MG, read_days
from riktig.calculators.taper.rules import ABOUT, ALL_OF_IT, BENZODIAZEPINE, CLASSES, OPIOID, rule
from riktig.calculators.taper.schedule import MOST_DAYS
from riktig.clinical.tables import Row
from riktig.problem import Problem, Refused

ASAM: Final = "ASAM2025"
MAX_RULE: Final = "ASAM_MAX"
PACE_RULE: Final = "ASAM_BZD"
PITT: Final = "PITT"
STEP_RULE: Final = "PITT_MAX"


def taper_check(values: Mapping[str, Any]) -> Answer:
    """Percent of the reduction, and whether it is within the limits for its kind of medicine."""
    before, after = (_dose(values.get(key), key) for key in ("from_mg", "to_mg"))
    if not before:
        raise Refused("invalid_dose", field="from_mg")
    if after > before:
        raise Refused("taper_check_rises", field="to_mg")
    days = read_days(values.get("days"), "days", 1, MOST_DAYS)
    group = values.get("substance_class")
    if group in (None, ""):
        group = BENZODIAZEPINE
    if group not in CLASSES:
        raise Refused("taper_unknown_class", field="substance_class", names=", ".join(CLASSES))
    return _answer(before, after, days, group)


def _dose(raw: object, field: str) -> Fraction:
    dose = quantity(raw, field)
    if dose > MOST_DOSE_MG:
        raise Refused("invalid_dose", field=field)
    return dose


def _answer(before: Fraction, after: Fraction, days: int, group: str) -> Answer:
    percent = (before - after) * ALL_OF_IT / before
    rows, within = _judged(before, after, days, group)
    return Answer(
        result={
            "reduction_percent": as_float(percent),
            **within,
            "from_mg": as_float(before),
            "to_mg": as_float(after),
            "days": days,
            "substance_class": group,
        },
        about=ABOUT,
        table=PITT if group == OPIOID else ASAM,
        rows=rows,
        warnings=() if group == BENZODIAZEPINE else (Problem("asam_is_for_benzodiazepines"),),
    )


def _judged(
    before: Fraction, after: Fraction, days: int, group: str
) -> tuple[tuple[Row, ...], dict[str, bool | None]]:
    """The rows that say something of this kind of medicine, and whether each is kept."""
    within: dict[str, bool | None] = dict.fromkeys(
        ("within_asam_max", "within_asam_initial_pace", "within_pitt_max")
    )
    most, pace, step = rule(MAX_RULE), rule(PACE_RULE), rule(STEP_RULE)
    if group == OPIOID:
        return (step,), within | {"within_pitt_max": _within(before, after, 1, step)}
    if group == BENZODIAZEPINE:
        within["within_asam_max"] = _within(before, after, max(_fortnights(days, most), 1), most)
        within["within_asam_initial_pace"] = _within(before, after, _fortnights(days, pace), pace)
    return (most, pace), within


def _fortnights(days: int, row: Row) -> int:
    return days // int(row["interval_days_low"])


def _within(before: Fraction, after: Fraction, times: int, row: Row) -> bool:
    """Whether so many reductions of the row's largest step reach as low as `after`."""
    kept = 1 - Fraction(row["step_high"]) / ALL_OF_IT
    return bool(after >= before * kept**times)
