"""Reads what a taper is asked for: every bad value is refused with the name of its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final, NamedTuple

from riktig.calculators.quantity import quantity
from riktig.calculators.substances import find_substance
from riktig.calculators.taper.products import refuse_patches
from riktig.calculators.taper.rules import ALL_OF_IT, Preset, preset_of, presets
from riktig.calculators.taper.schedule import MOST_DAYS, Method, Order, Pause, Phase
from riktig.calculators.taper.strengths import MOST_STRENGTHS, Strength, takeable_doses
from riktig.problem import Refused

METHODS: Final[tuple[Method, ...]] = ("percent_of_original", "percent_of_current", "fixed_mg")
# Technical limits, far above any plan; a slip of the decimal point is refused.
MOST_DOSE_MG: Final = 10_000
LEAST_STRENGTH_MG: Final = Fraction(1, 1000)
MOST_INTERVAL_DAYS: Final = 366
MOST_PAUSES: Final = 20
MOST_PHASES: Final = 10
LATEST_YEAR: Final = 9800
# More decimals would only make the exact fractions long.
MOST_PARTS: Final = 10**17
MOST_PARTS_OF_A_MG: Final = 10**6


class Asked(NamedTuple):
    """A checked order, with what the answer must know besides it."""

    order: Order
    preset: Preset | None
    combined: bool
    over_a_year: bool


def read_order(values: Mapping[str, Any]) -> Asked:
    """Checks the values of the form; `Refused` names the field that is wrong."""
    substance, combined = find_substance(values.get("substance"), "substance")
    start = _dose(values.get("start_mg_per_day"), "start_mg_per_day")
    strengths = _strengths(values.get("strengths"))
    refuse_patches(substance, [strength.mg for strength in strengths])
    preset = _preset(substance, values.get("preset"))
    method = _method(values.get("method"), preset)
    order = Order(
        substance=substance,
        start_mg_per_day=start,
        strengths=strengths,
        method=method,
        step=_step(values.get("step"), method, preset),
        interval_days=_interval(values.get("interval_days"), preset),
        start_date=_date(values.get("start_date")),
        pauses=_pauses(values.get("pauses")),
        phases=_phases(values.get("phases"), method),
        zero_below_mg=_zero_below(values.get("zero_below_mg"), preset, strengths, start),
    )
    over_a_year = _yes_or_no(values.get("used_over_a_year"), "used_over_a_year")
    return Asked(order, preset, combined, over_a_year)


def _exact(value: object, field: str, code: str) -> Fraction:
    number = quantity(value, field, code)
    if number.denominator > MOST_PARTS:
        raise Refused(code, field=field)
    return number


def _dose(value: object, field: str) -> Fraction:
    dose = _exact(value, field, "invalid_dose")
    if not 0 < dose <= MOST_DOSE_MG:
        raise Refused("invalid_dose", field=field)
    return dose


def _items(raw: object, field: str, most: int) -> Sequence[Mapping[str, Any]]:
    if raw is None:
        return ()
    if not isinstance(raw, Sequence) or isinstance(raw, (str, bytes)):
        raise Refused("invalid_input", field=field)
    if len(raw) > most:
        raise Refused("taper_too_many_rows", field=field, most=most)
    for position, item in enumerate(raw):
        if not isinstance(item, Mapping):
            raise Refused("invalid_input", field=f"{field}.{position}")
    return raw


def _strengths(raw: object) -> tuple[Strength, ...]:
    items = _items(raw, "strengths", MOST_STRENGTHS)
    if not items:
        raise Refused("taper_no_strengths", field="strengths")
    return tuple(_strength(item, f"strengths.{n}") for n, item in enumerate(items))


def _strength(item: Mapping[str, Any], field: str) -> Strength:
    mg = _exact(item.get("mg"), f"{field}.mg", "taper_invalid_strength")
    if not LEAST_STRENGTH_MG <= mg <= MOST_DOSE_MG or mg.denominator > MOST_PARTS_OF_A_MG:
        raise Refused("taper_invalid_strength", field=f"{field}.mg")
    return Strength(mg, _yes_or_no(item.get("divisible"), f"{field}.divisible"))


def _yes_or_no(raw: object, field: str) -> bool:
    """Not told is no: a tablet is not cut unless someone says it may be."""
    if raw is None or isinstance(raw, bool):
        return bool(raw)
    raise Refused("taper_invalid_yes_no", field=field)


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
    step = _exact(raw, field, "taper_invalid_step")
    most = MOST_DOSE_MG if method == "fixed_mg" else ALL_OF_IT
    if step > most:
        raise Refused("taper_invalid_step", field=field)
    return step


def _interval(raw: object, preset: Preset | None) -> int:
    if raw in (None, "") and preset:
        return preset.interval_days
    return read_days(raw, "interval_days", 1, MOST_INTERVAL_DAYS)


def read_days(raw: object, field: str, least: int, most: int) -> int:
    """A whole number of days within limits, or `Refused("taper_invalid_days")`."""
    refusal = Refused("taper_invalid_days", field=field, least=least, most=most)
    try:
        days = quantity(raw, field)
    except Refused:
        raise refusal from None
    if days.denominator != 1 or not least <= days <= most:
        raise refusal
    return int(days)


def _date(raw: object) -> date | None:
    if raw in (None, ""):
        return None
    try:
        day = date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        day = None
    # The plan must end within the calendar.
    if day is None or day.year > LATEST_YEAR:
        raise Refused("taper_invalid_date", field="start_date")
    return day


def _pauses(raw: object) -> tuple[Pause, ...]:
    return tuple(
        Pause(
            read_days(item.get("day"), f"pauses.{n}.day", 0, MOST_DAYS),
            read_days(item.get("days"), f"pauses.{n}.days", 1, MOST_INTERVAL_DAYS),
        )
        for n, item in enumerate(_items(raw, "pauses", MOST_PAUSES))
    )


def _phases(raw: object, method: Method) -> tuple[Phase, ...]:
    found = []
    for n, item in enumerate(_items(raw, "phases", MOST_PHASES)):
        field, interval = f"phases.{n}", item.get("interval_days")
        days = None
        if interval not in (None, ""):
            days = read_days(interval, f"{field}.interval_days", 1, MOST_INTERVAL_DAYS)
        below = _dose(item.get("below_mg"), f"{field}.below_mg")
        found.append(Phase(below, _typed_step(item.get("step"), f"{field}.step", method), days))
    if len({phase.below_mg for phase in found}) < len(found):
        raise Refused("taper_same_phase", field="phases")
    return tuple(found)


def _zero_below(
    raw: object, preset: Preset | None, strengths: Sequence[Strength], start: Fraction
) -> Fraction | None:
    if raw not in (None, ""):
        return _dose(raw, "zero_below_mg")
    if preset and preset.zero_below_smallest:
        doses = takeable_doses(strengths, start)
        return doses[0] if doses else None
    return None
