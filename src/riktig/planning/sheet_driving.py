"""What the patient's sheet says of driving: never milder than the plan's own steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from riktig.calculators.answer import as_float
from riktig.calculators.driving import Limits, limits
from riktig.calculators.driving.words import unit_text
from riktig.planning.driving_status import HYPNOTIC, STABLE
from riktig.planning.medicines import Medicine
from riktig.planning.opioid_dose import OPIOID
from riktig.planning.steps import ASSUMED_GROUP, Step
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text, format_date


def driving_lines(steps: Sequence[Step], medicine: Medicine, group: int | None) -> list[str]:
    """The rule of the medicine's kind, after the dose limit where the plan begins above it.

    Where the licence group was not told, the lines are for the group assumed, and say so.
    """
    if group == 0:
        return [text("planning.sheet.driving_none")]
    asked = limits(medicine.substance, group or ASSUMED_GROUP)
    if asked.most is not None and not asked.most.value:
        return [text("planning.sheet.driving_not")]
    told = [] if group else [text("planning.sheet.driving_other_group")]
    return [*_above(steps, asked), _rule(asked), *told]


def _above(steps: Sequence[Step], asked: Limits) -> list[str]:
    """The limit and from when it may be met, for a plan that begins above it; else nothing."""
    if asked.most is None or not _is_above(steps[0], asked):
        return []
    unit = asked.most.unit
    limit = text(
        "planning.sheet.driving_limit",
        limit=decimal_text(as_float(asked.most.value)),
        unit=unit_text(unit),
    )
    earliest = _earliest(steps)
    if earliest is None:
        return [f"{limit} {text('planning.sheet.driving_limit_open')}"]
    when = text("planning.sheet.driving_limit_from", date=format_date(earliest))
    return [f"{limit} {when}"]


def _is_above(step: Step, asked: Limits) -> bool:
    """Whether a step's dose is above the limit; a dose with no OMEQ cannot be held to one."""
    dose = step.omeq if asked.kind == OPIOID else step.level.mg_per_day
    return dose is not None and asked.most is not None and dose > asked.most.value


def _earliest(steps: Sequence[Step]) -> date | None:
    """The first day of the plan on which the requirement may be met."""
    may = (step.judged for step in steps if step.judged and step.judged.status == "met")
    return next((judged.from_date for judged in may), None)


def _rule(asked: Limits) -> str:
    days, hours = asked.days_unchanged, asked.hours_before_driving
    if asked.kind == STABLE and days:
        return text("planning.sheet.driving_stable", days=decimal_text(as_float(days.value)))
    if asked.kind == HYPNOTIC and hours:
        return text("planning.sheet.driving_hypnotic", hours=decimal_text(as_float(hours.value)))
    return text("planning.sheet.driving_ask")
