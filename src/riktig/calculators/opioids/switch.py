"""From one opioid regimen to another opioid: the equianalgesic dose, and a start to discuss.

`equianalgesic = OMEQ / ratio of the new opioid`; `start` is lower by the reduction asked
for (the source: up to 50 % lower, HDIR-OMEQ). It shows arithmetic; it orders nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final, NamedTuple

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.opioids.item import MADE_FOR_PAIN, PATCH_ROUTE, PATCH_UNIT, ROUTES
from riktig.calculators.opioids.methadone import REDUCTION, covered_text
from riktig.calculators.opioids.omeq import Regimen, read_regimen, regimen_warnings
from riktig.calculators.opioids.opioid_table import (
    ABOUT,
    HOURS_PER_DAY,
    METHADONE,
    MICROGRAMS_PER_MILLIGRAM,
    Ratio,
    in_band,
    methadone_bands,
    ratios,
)
from riktig.calculators.opioids.patches import marketed_at_or_below
from riktig.calculators.quantity import quantity
from riktig.calculators.substances import find_substance
from riktig.clinical.tables import Row, figure, rows
from riktig.problem import Problem, Refused

# A technical limit: what is left after a greater reduction is no start dose.
MOST_REDUCTION_PERCENT: Final = 90
FOR_PATIENT: Final = ("start", "start_low", "start_high", "patch_ug_per_h")
_PERCENT: Final = 100


class Amounts(NamedTuple):
    """One amount with its range, in the unit of the new opioid."""

    value: Fraction
    low: Fraction
    high: Fraction


class Target(NamedTuple):
    """The new opioid; `unit` is "mg/day", or "ug/h" for a patch."""

    substance: str
    route: str
    unit: str


def switch_opioid(values: Mapping[str, Any]) -> Answer:
    """Equianalgesic dose of the new opioid and a reduced start. See the form for the values.

    To methadone by the bands of daily morphine: `Refused("methadone_undefined")` where
    they have no answer.
    """
    target = _read_target(values.get("to"))
    # Left out, there is no start to discuss: the equianalgesic dose alone is the answer.
    asked = "reduction_percent" in values
    reduction = _read_reduction(values["reduction_percent"]) if asked else None
    regimen = read_regimen(values)
    omeq = Amounts(*(_sum(regimen, end) for end in ("omeq", "low", "high")))
    equal, used = _equianalgesic(omeq, target, regimen.table)
    return Answer(
        result={
            **_named("omeq_mg_per_day", omeq, "omeq_"),
            **_named("equianalgesic", equal, "equianalgesic_"),
            **_start(equal, target, reduction),
            "unit": target.unit,
            "to": {"substance": target.substance, "route": target.route},
            "reduction_percent": None if reduction is None else as_float(reduction),
        },
        about=ABOUT,
        table=regimen.table,
        rows=(*(share.row for share in regimen.shares), used, _figure_row()),
        warnings=_warnings(regimen, target, reduction),
        for_patient=FOR_PATIENT if asked else (),
    )


def _read_target(raw: object) -> Target:
    if not isinstance(raw, Mapping):
        raise Refused("invalid_input", field="to")
    substance, _ = find_substance(raw.get("substance"), "to.substance")
    route = raw.get("route", "oral")
    if route not in ROUTES:
        raise Refused("unknown_route", field="to.route", routes=", ".join(ROUTES))
    return Target(substance, route, PATCH_UNIT if route == PATCH_ROUTE else "mg/day")


def _read_reduction(raw: object) -> Fraction:
    refused = Refused("invalid_reduction", field="reduction_percent", most=MOST_REDUCTION_PERCENT)
    try:
        percent = quantity(raw, "reduction_percent", "invalid_reduction")
    except Refused:
        raise refused from None
    if percent > MOST_REDUCTION_PERCENT:
        raise refused
    return percent


def _sum(regimen: Regimen, end: str) -> Fraction:
    return sum((getattr(share, end) for share in regimen.shares), Fraction(0))


def _equianalgesic(omeq: Amounts, target: Target, table: str) -> tuple[Amounts, Row]:
    """The dose that equals the regimen, and the row that says so."""
    by_band = target.substance == METHADONE and target.route == "oral"
    if by_band and methadone_bands(table):
        return _methadone(omeq, table)
    ratio = _ratio(target, table)
    # The dose is lowest with the least morphine and the strongest reading of the new opioid.
    mg = Amounts(omeq.value / ratio.value, omeq.low / ratio.high, omeq.high / ratio.low)
    per_hour = target.unit == PATCH_UNIT and ratio.unit == "mg/mg"
    factor = Fraction(MICROGRAMS_PER_MILLIGRAM, HOURS_PER_DAY) if per_hour else Fraction(1)
    return Amounts(*(part * factor for part in mg)), ratio.row


def _ratio(target: Target, table: str) -> Ratio:
    found = ratios(table).get((target.substance, target.route), ())
    printed = [ratio for ratio in found if ratio.at_dose is not None]
    if printed:
        # Printed for single strengths only: between them the table says nothing.
        raise Refused("no_switch_by_printed_table", field="to.route", table=table)
    if not found:
        raise Refused("no_ratio_in_table", field="to.substance", table=table)
    return found[0]


def _methadone(omeq: Amounts, table: str) -> tuple[Amounts, Row]:
    band = next((b for b in methadone_bands(table) if in_band(b, omeq.value)), None)
    if band is None:
        covered = covered_text(table)
        raise Refused("methadone_undefined", field="to.substance", covered=covered)
    # A range of morphine may reach into other bands: one number, by the band of the sum.
    dose = omeq.value / band.ratio
    return Amounts(dose, dose, dose), band.row


def _named(key: str, amounts: Amounts, prefix: str) -> dict[str, float]:
    return {
        key: as_float(amounts.value),
        f"{prefix}low": as_float(amounts.low),
        f"{prefix}high": as_float(amounts.high),
    }


def _start(equal: Amounts, target: Target, reduction: Fraction | None) -> dict[str, float]:
    if reduction is None:
        return {}
    start = Amounts(*(part * (_PERCENT - reduction) / _PERCENT for part in equal))
    return {**_named("start", start, "start_"), **_patch(target, start)}


def _patch(target: Target, start: Amounts) -> dict[str, float]:
    """The strongest patch on the market that is not above the start, where one patch will do."""
    if target.unit != PATCH_UNIT:
        return {}
    strength = marketed_at_or_below(target.substance, start.value)
    return {} if strength is None else {"patch_ug_per_h": as_float(strength)}


def _figure_row() -> Row:
    return next(row for row in rows("figures") if row["figure"] == REDUCTION)


def _warnings(regimen: Regimen, target: Target, reduction: Fraction | None) -> tuple[Problem, ...]:
    found = [*regimen_warnings(regimen), Problem("equianalgesic_not_a_switch_dose")]
    most = figure(REDUCTION).value or 0
    if reduction == 0:
        found.append(Problem("no_reduction", {"percent": most}))
    elif reduction is not None and reduction > most:
        found.append(Problem("reduction_above_source", {"percent": most}))
    if target.substance == METHADONE:
        found += [Problem("methadone_specialist")]
        found += [Problem("methadone_draft")] if methadone_bands(regimen.table) else []
    if (target.substance, target.route) in MADE_FOR_PAIN:
        found.append(Problem("made_for_pain"))
    same = {(item.substance, item.route) for item in regimen.items}
    if same == {(target.substance, target.route)}:
        found.append(Problem("same_opioid"))
    return tuple({str(problem): problem for problem in found}.values())
