"""Reads what a taper is asked for: every bad value is refused with the name of its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple

from riktig.calculators.substances import find_substance
from riktig.calculators.taper.products import refuse_patches, refuse_undividable
from riktig.calculators.taper.reading import (
    LATEST_YEAR,
    MOST_DOSE_MG,
    read_date,
    read_days,
    read_dose,
    read_exact,
    read_items,
    read_yes_or_no,
)
from riktig.calculators.taper.rules import ALL_OF_IT, Preset, preset_of, presets
from riktig.calculators.taper.schedule import MOST_DAYS, Method, Order, Pause, Phase
from riktig.calculators.taper.strengths import MOST_STRENGTHS, Strength, takeable_doses
from riktig.problem import Refused

__all__ = ["LATEST_YEAR", "METHODS", "MOST_DOSE_MG", "Asked", "read_days", "read_order"]

METHODS: Final[tuple[Method, ...]] = ("percent_of_original", "percent_of_current", "fixed_mg")
# Technical limits, far above any plan.
LEAST_STRENGTH_MG: Final = Fraction(1, 1000)
MOST_INTERVAL_DAYS: Final = 366
MOST_PAUSES: Final = 20
MOST_PHASES: Final = 10


class Asked(NamedTuple):
    """A checked order, with what the answer must know besides it.

    `form` is the form of the tablets where it is told: "depottablett".
    """

    order: Order
    preset: Preset | None
    combined: bool
    over_a_year: bool
    form: str = ""


def read_order(values: Mapping[str, Any], form: str = "") -> Asked:
    """Checks the values of the form; `Refused` names the field that is wrong.

    A caller that knows the form of the tablets tells it: halves are judged by it.
    """
    substance, combined = find_substance(values.get("substance"), "substance")
    start = read_dose(values.get("start_mg_per_day"), "start_mg_per_day")
    strengths = _strengths(values.get("strengths"))
    refuse_patches(substance, [strength.mg for strength in strengths])
    refuse_undividable(substance, strengths, form)
    preset = _preset(substance, values.get("preset"))
    method = _method(values.get("method"), preset)
    order = Order(
        substance=substance,
        start_mg_per_day=start,
        strengths=strengths,
        method=method,
        step=_step(values.get("step"), method, preset),
        interval_days=_interval(values.get("interval_days"), preset),
        start_date=read_date(values.get("start_date"), "start_date"),
        pauses=_pauses(values.get("pauses")),
        phases=_phases(values.get("phases"), method),
        zero_below_mg=_zero_below(values.get("zero_below_mg"), preset, strengths, start),
    )
    over_a_year = read_yes_or_no(values.get("used_over_a_year"), "used_over_a_year")
    return Asked(order, preset, combined, over_a_year, form)


def _strengths(raw: object) -> tuple[Strength, ...]:
    items = read_items(raw, "strengths", MOST_STRENGTHS)
    if not items:
        raise Refused("taper_no_strengths", field="strengths")
    return tuple(_strength(item, f"strengths.{n}") for n, item in enumerate(items))


def _strength(item: Mapping[str, Any], field: str) -> Strength:
    mg = read_exact(item.get("mg"), f"{field}.mg", "taper_invalid_strength")
    if not LEAST_STRENGTH_MG <= mg <= MOST_DOSE_MG:
        raise Refused("taper_invalid_strength", field=f"{field}.mg")
    return Strength(mg, read_yes_or_no(item.get("divisible"), f"{field}.divisible"))


def _preset(substance: str, raw: object) -> Preset | None:
    if raw in (None, ""):
        return None
    found = preset_of(substance, raw) if isinstance(raw, str) else None
    if found is None:
        names = ", ".join(one.name for one in presets(substance))
        variant = {} if names else {"variant": "none"}
        raise Refused("taper_unknown_preset", field="preset", names=names, **variant)
    return found


def _method(raw: object, preset: Preset | None) -> Method:
    if raw in (None, "") and preset:
        return preset.method
    for method in METHODS:
        if raw == method:
            return method
    raise Refused("taper_unknown_method", field="method", methods=", ".join(METHODS))


def _step(raw: object, method: Method, preset: Preset | None) -> Fraction:
    if raw in (None, "") and preset and preset.method == method:
        return preset.step
    return _typed_step(raw, "step", method)


def _typed_step(raw: object, field: str, method: Method) -> Fraction:
    step = read_exact(raw, field, "taper_invalid_step")
    most = MOST_DOSE_MG if method == "fixed_mg" else ALL_OF_IT
    if step > most:
        raise Refused("taper_invalid_step", field=field)
    return step


def _interval(raw: object, preset: Preset | None) -> int:
    if raw in (None, "") and preset:
        return preset.interval_days
    return read_days(raw, "interval_days", 1, MOST_INTERVAL_DAYS)


def _pauses(raw: object) -> tuple[Pause, ...]:
    return tuple(
        Pause(
            read_days(item.get("day"), f"pauses.{n}.day", 0, MOST_DAYS),
            read_days(item.get("days"), f"pauses.{n}.days", 1, MOST_INTERVAL_DAYS),
        )
        for n, item in enumerate(read_items(raw, "pauses", MOST_PAUSES))
    )


def _phases(raw: object, method: Method) -> tuple[Phase, ...]:
    found = []
    for n, item in enumerate(read_items(raw, "phases", MOST_PHASES)):
        field, interval = f"phases.{n}", item.get("interval_days")
        days = None
        if interval not in (None, ""):
            days = read_days(interval, f"{field}.interval_days", 1, MOST_INTERVAL_DAYS)
        below = read_dose(item.get("below_mg"), f"{field}.below_mg")
        found.append(Phase(below, _typed_step(item.get("step"), f"{field}.step", method), days))
    if len({phase.below_mg for phase in found}) < len(found):
        raise Refused("taper_same_phase", field="phases")
    return tuple(found)


def _zero_below(
    raw: object, preset: Preset | None, strengths: Sequence[Strength], start: Fraction
) -> Fraction | None:
    if raw not in (None, ""):
        return read_dose(raw, "zero_below_mg")
    if preset and preset.zero_below_smallest:
        doses = takeable_doses(strengths, start)
        return doses[0] if doses else None
    return None
