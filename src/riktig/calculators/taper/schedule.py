"""The levels of a taper: targets from the unrounded dose, doses that units can make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from typing import Final, Literal, NamedTuple

from riktig.calculators.taper.strengths import Strength, Unit, takeable_points, units_for
from riktig.calculators.taper.target import Target
from riktig.problem import Problem, Refused

Method = Literal["percent_of_original", "percent_of_current", "fixed_mg"]

# Technical limits: beyond them a plan counts as one that does not reach 0.
MOST_STEPS: Final = 1200
MOST_DAYS: Final = 36_525
_PERCENT: Final = 100


class Pause(NamedTuple):
    """The level in force on `day` lasts so many `days` more; later levels move with it."""

    day: int
    days: int


class Phase(NamedTuple):
    """From the dose `below_mg` and down: another step, and another interval if given."""

    below_mg: Fraction
    step: Fraction
    interval_days: int | None = None


@dataclass(frozen=True)
class Order:
    """What is asked for. `step` is in percent of the start dose, of the dose reached, or in mg.

    `zero_below_mg` ends the plan at a target below it; without one, at a target
    below half the smallest takeable dose.
    """

    substance: str
    start_mg_per_day: Fraction
    strengths: tuple[Strength, ...]
    method: Method
    step: Fraction
    interval_days: int
    start_date: date | None = None
    pauses: tuple[Pause, ...] = ()
    phases: tuple[Phase, ...] = ()
    zero_below_mg: Fraction | None = None


class Level(NamedTuple):
    """A dose kept from `day` for `days` days; `steps` planned steps that gave it.

    `target_mg` is the unrounded dose the level first stood for.
    """

    day: int
    date: date | None
    days: int
    mg_per_day: Fraction
    units: tuple[Unit, ...]
    target_mg: Fraction
    steps: int = 1


@dataclass(frozen=True)
class Schedule:
    """The levels from the start dose down; the last is 0, of 0 days, when zero is reached."""

    levels: tuple[Level, ...]
    reaches_zero: bool
    days: int
    why_not: Problem | None = None


class _Held(NamedTuple):
    day: int
    days: int
    dose: Fraction
    target: Target


class _Doses(NamedTuple):
    """The takeable doses, ascending, as whole numbers of `part_mg`."""

    part_mg: Fraction
    points: Sequence[int]


def schedule(order: Order) -> Schedule:
    """The plan day by day. Never rises; equal neighbours are one longer level.

    `Refused("taper_start_not_takeable")` when no unit is as small as the start dose,
    `Refused("taper_strengths_too_fine")` when the doses cannot be listed.
    """
    doses = _Doses(*takeable_points(order.strengths, order.start_mg_per_day))
    if not doses.points:
        raise Refused("taper_start_not_takeable", field="strengths")
    held: list[_Held] = []
    for one in _held(order, doses):
        held.append(one)
        if one.dose == 0 or len(held) > MOST_STEPS or one.day + one.days > MOST_DAYS:
            break
    levels = tuple(_levels(order, held))
    reached = levels[-1].mg_per_day == 0
    why_not = None if reached else _why_not(order, levels[-1])
    return Schedule(levels, reached, sum(level.days for level in levels), why_not)


def _held(order: Order, doses: _Doses) -> Iterator[_Held]:
    """One dose a planned step, the start first; ends after 0 or where nothing would change."""
    day, target = 0, Target.of(order.start_mg_per_day)
    dose = doses.points[-1] * doses.part_mg
    while dose:
        step, interval = _step_at(order, dose)
        days = _with_pauses(order.pauses, day, interval)
        yield _Held(day, days, dose, target)
        if not step:
            return
        day += days
        target = _next_target(order, target, step)
        dose = min(dose, _rounded(order, target, doses))
    yield _Held(day, 0, dose, target)


def _step_at(order: Order, dose: Fraction) -> tuple[Fraction, int]:
    """Step and interval in force: the lowest phase that the dose has come down to."""
    for phase in sorted(order.phases):
        if dose <= phase.below_mg:
            return phase.step, phase.interval_days or order.interval_days
    return order.step, order.interval_days


def _next_target(order: Order, target: Target, step: Fraction) -> Target:
    if order.method == "fixed_mg":
        return target.less(step)
    if order.method == "percent_of_original":
        return target.less(order.start_mg_per_day * step / _PERCENT)
    return target.times(1 - step / _PERCENT)


def _rounded(order: Order, target: Target, doses: _Doses) -> Fraction:
    """The takeable dose nearest the target, the lower of two; 0 below the end of the plan."""
    part, points = doses
    end = points[0] * part / 2 if order.zero_below_mg is None else order.zero_below_mg
    if target.is_below(end) or not target.numerator:
        return Fraction(0)
    above = bisect_right(points, target.whole_parts(part))
    near = points[max(above - 1, 0) : above + 1]
    return min(near, key=lambda point: (target.away_from(point, part), point)) * part


def _with_pauses(pauses: Sequence[Pause], day: int, days: int) -> int:
    """How long a step lasts with the pauses that begin in it, a pause within a pause too."""
    for pause in sorted(pauses):
        if day <= pause.day < day + days:
            days += pause.days
    return days


def _levels(order: Order, held: Sequence[_Held]) -> Iterator[Level]:
    for dose, group in groupby(held, key=lambda one: one.dose):
        same = list(group)
        first = same[0]
        begins = order.start_date + timedelta(days=first.day) if order.start_date else None
        yield Level(
            day=first.day,
            date=begins,
            days=sum(one.days for one in same),
            mg_per_day=dose,
            units=units_for(dose, order.strengths, order.start_mg_per_day),
            target_mg=first.target.in_mg(),
            steps=len(same),
        )


def _why_not(order: Order, last: Level) -> Problem:
    step, _ = _step_at(order, last.mg_per_day)
    dose = float(last.mg_per_day)
    if not step:
        return Problem("taper_stands_still", {"dose_mg": dose})
    return Problem("taper_too_long", {"dose_mg": dose, "days": last.day + last.days})
