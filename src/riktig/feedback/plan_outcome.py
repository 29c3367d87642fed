"""What came of a plan: the number after, and whether it is what the doctor wanted."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from riktig.agreed.agreed import Plan
from riktig.blocks.words import DECIMALS, shown
from riktig.compare import Comparison, MeasureChange
from riktig.measures.load import measure_named
from riktig.measures.measure import Measure

Outcome = Literal[
    "reached", "not_reached", "early", "past", "masked", "not_computable", "not_here", "version"
]


class PlanView(NamedTuple):
    """A plan with its outcome. `change` is `None` when the report does not have the measure.

    `early`: the date is after the last day of the numbers; `past`: before the period after.
    `observed` is the number after as people say it, `None` where it may not or cannot be said.
    """

    plan: Plan
    measure: Measure
    change: MeasureChange | None
    outcome: Outcome
    observed: float | None
    wanted: Literal["lower", "higher"]
    until: date  # the last day of the numbers


def plan_view(plan: Plan, own: Comparison) -> PlanView:
    """The outcome of one plan. The measure is known: the group file was read."""
    measure, change = measure_named(plan.measure), own.measure(plan.measure)
    after = change.after.value if change else None
    observed = None if after is None else shown(after, measure)
    wanted = _wanted(plan, measure, change)
    return PlanView(
        plan=plan,
        measure=measure,
        change=change,
        outcome=_unknown(plan, change) or _known(plan, own, observed, wanted),
        observed=observed,
        wanted=wanted,
        until=own.after.last,
    )


def _wanted(
    plan: Plan, measure: Measure, change: MeasureChange | None
) -> Literal["lower", "higher"]:
    """The measure's own direction; where it has none, the way from before to the aim."""
    if measure.direction != "none":
        return "higher" if measure.direction == "higher" else "lower"
    before = change.before.value if change else None
    return "higher" if before is not None and plan.aim > shown(before, measure) else "lower"


def _unknown(plan: Plan, change: MeasureChange | None) -> Outcome | None:
    """Why nothing can be said; `None` when something can."""
    if change is None:
        return "not_here"
    if change.version != plan.version:
        return "version"
    if change.after.status == "suppressed":
        return "masked"
    return "not_computable" if change.after.value is None else None


def _known(
    plan: Plan, own: Comparison, observed: float | None, wanted: Literal["lower", "higher"]
) -> Outcome:
    """By the number as it is written, so that the words never go against what is seen."""
    if plan.by > own.after.last:
        return "early"
    if plan.by < own.after.first:
        return "past"
    written, aim = as_written(observed or 0.0), as_written(plan.aim)
    return "reached" if (written <= aim if wanted == "lower" else written >= aim) else "not_reached"


def as_written(value: float) -> Decimal:
    """A number with the decimals it is written with, half up as there."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-DECIMALS), ROUND_HALF_UP)
