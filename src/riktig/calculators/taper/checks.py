"""What a plan is held against: how fast it falls, how coarse it is, what its source says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from riktig.calculators.answer import as_float
from riktig.calculators.taper.halves import Found, halves
from riktig.calculators.taper.order import Asked
from riktig.calculators.taper.rules import (
    ALL_OF_IT,
    BENZODIAZEPINE,
    DAYS_PER_WEEK,
    OPIOID,
    classes_of,
    rule,
    used_in_lar,
)
from riktig.calculators.taper.schedule import Level, Schedule
from riktig.clinical.tables import Row
from riktig.problem import Problem

# A level that stands for more planned steps than this is told of: the units are too coarse.
MOST_STEPS_A_LEVEL: Final = 3
# A plan this long is asked about: no source names one. A plausibility limit, not a clinical one.
ASKED_ABOUT_DAYS: Final = 3653


class Fall(NamedTuple):
    """A reduction in percent, and the doses it is between."""

    percent: Fraction
    from_mg: Fraction
    to_mg: Fraction


def largest_step(levels: Sequence[Level]) -> Fall | None:
    """The largest single step, in percent of the dose before it.

    The step to 0 is always all of it; it is reckoned of the start dose instead.
    """
    return _largest(levels, lambda n: levels[n - 1].mg_per_day)


def fastest(levels: Sequence[Level], days: int) -> Fall | None:
    """The largest reduction within so many days, a step to 0 reckoned of the start dose."""
    return _largest(levels, lambda n: _dose_on(levels, levels[n].day - days))


def _largest(levels: Sequence[Level], dose_before: Callable[[int], Fraction]) -> Fall | None:
    falls = []
    for n in range(1, len(levels)):
        before, to = dose_before(n), levels[n].mg_per_day
        whole = before if to else levels[0].mg_per_day
        falls.append(Fall((before - to) * ALL_OF_IT / whole, before, to))
    return max(falls, default=None)


def _dose_on(levels: Sequence[Level], day: int) -> Fraction:
    begun = bisect_right(levels, day, key=lambda level: level.day)
    return levels[max(begun - 1, 0)].mg_per_day


def findings(asked: Asked, plan: Schedule) -> list[Found]:
    """Warnings, each with the table row it rests on, where there is one."""
    substance = asked.order.substance
    lar = used_in_lar(substance)
    return [
        *([(Problem("combination"), None)] if asked.combined else []),
        *([(Problem("lar_or_pain", {"substance": substance}), None)] if lar else []),
        *halves(substance, asked.order.strengths, asked.form),
        *_start(asked, plan),
        *_too_fast(asked, plan),
        *_source(asked, plan),
        *_coarse(plan),
        *([(Problem("very_long_plan", {"days": plan.days}), None)] if _very_long(plan) else []),
        *_pauses(asked, plan),
    ]


def _start(asked: Asked, plan: Schedule) -> Iterator[Found]:
    wanted, first = asked.order.start_mg_per_day, plan.levels[0].mg_per_day
    if first != wanted:
        doses = {"asked_mg": as_float(wanted), "start_mg": as_float(first)}
        yield Problem("start_rounded", doses), None


def _too_fast(asked: Asked, plan: Schedule) -> Iterator[Found]:
    groups = classes_of(asked.order.substance)
    if BENZODIAZEPINE in groups:
        yield from _over("faster_than_asam", rule("ASAM_MAX"), plan)
    if OPIOID in groups:
        row = rule("PITT_MAX")
        step = largest_step(plan.levels)
        if step and step.percent > Fraction(row["step_high"]):
            yield _fall_problem("step_over_pitt", step, row), row
        # HHS on common tapers; after a year's use CDC asks for a slower one.
        code, name = ("cdc", "CDC_OPIOID") if asked.over_a_year else ("hhs", "HHS_OPIOID")
        yield from _over(f"faster_than_{code}", rule(name), plan)


def _over(code: str, row: Row, plan: Schedule) -> Iterator[Found]:
    fall = fastest(plan.levels, int(row["interval_days_low"]))
    if fall and fall.percent > Fraction(row["step_high"]):
        yield _fall_problem(code, fall, row), row


def _fall_problem(code: str, fall: Fall, row: Row) -> Problem:
    return Problem(
        code,
        {
            "percent": round(float(fall.percent), 1),
            "from_mg": as_float(fall.from_mg),
            "to_mg": as_float(fall.to_mg),
            "low": float(row["step_low"]),
            "limit": float(row["step_high"]),
            "days": int(row["interval_days_low"] or 1),
            **({} if fall.to_mg else {"variant": "zero"}),
        },
    )


def _source(asked: Asked, plan: Schedule) -> Iterator[Found]:
    """How the steps and the whole differ from the source that was chosen."""
    order, preset = asked.order, asked.preset
    if preset is None:
        return
    issuer, row = preset.issuer, preset.row
    steps = [order.step, *(phase.step for phase in order.phases)]
    if order.method != preset.method:
        yield Problem("other_method", {"issuer": issuer}), row
    elif not all(_short(preset.step_low) <= _short(n) <= _short(preset.step_high) for n in steps):
        limits = {"low": _short(preset.step_low), "high": _short(preset.step_high)}
        unit = {"variant": "mg"} if order.method == "fixed_mg" else {}
        yield Problem("step_outside_source", {"issuer": issuer, **limits, **unit}), row
    waits = [order.interval_days, *(p.interval_days for p in order.phases if p.interval_days)]
    if min(waits) < preset.interval_low_days:
        shortest = {"low": preset.interval_low_days}
        yield Problem("interval_under_source", {"issuer": issuer, **shortest}), row
    if preset.weeks and plan.reaches_zero:
        low, high = preset.weeks
        if not low * DAYS_PER_WEEK <= plan.days <= high * DAYS_PER_WEEK:
            side = "short" if plan.days < low * DAYS_PER_WEEK else "long"
            details = {"issuer": issuer, "low": low, "high": high, "variant": side}
            yield Problem("duration_outside_source", details), row


def _short(step: Fraction) -> float:
    """As a person reads and types it: a third is 33.3."""
    return round(float(step), 1)


def _coarse(plan: Schedule) -> Iterator[Found]:
    """The level that stands for most steps, and how many others stand for too many."""
    coarse = [level for level in plan.levels if level.steps > MOST_STEPS_A_LEVEL]
    if not coarse:
        return
    worst = max(coarse, key=lambda level: level.steps)
    details = {
        "dose_mg": as_float(worst.mg_per_day),
        "steps": worst.steps,
        "days": worst.days,
        "others": len(coarse) - 1,
        **({"variant": "two" if len(coarse) == 2 else "several"} if len(coarse) > 1 else {}),
    }
    yield Problem("coarse_strengths", details), None


def _very_long(plan: Schedule) -> bool:
    return plan.reaches_zero and plan.days > ASKED_ABOUT_DAYS


def _pauses(asked: Asked, plan: Schedule) -> Iterator[Found]:
    late = [pause.day for pause in asked.order.pauses if pause.day >= plan.days]
    if late:
        yield Problem("pause_without_effect", {"day": min(late)}), None
