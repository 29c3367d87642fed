"""One measure of one doctor as numbers: everything its section and the first page say is here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from riktig.agreed.agreed import Agreed, Plan
from riktig.blocks import words
from riktig.blocks.group_pairs import GroupPairs
from riktig.compare import Comparison, Detectable, MeasureChange, detectable
from riktig.feedback.among import Among, among, is_open, patients_beyond
from riktig.feedback.balancing import Beside, balancing
from riktig.feedback.choices import Choices
from riktig.feedback.cohorts import Cohort, cohort
from riktig.feedback.messages import messages, picked
from riktig.feedback.messages_goal import in_unit, placeable
from riktig.feedback.messages_words import Message
from riktig.feedback.reference import Reference, ReferenceRow
from riktig.feedback.series import Series, series
from riktig.measures.measure import Measure

Regression = Literal["group", "reference", "alone"]
_HIGH_PERCENTILE: Final = 75  # chosen here: a high start is in the highest quarter


@dataclass(frozen=True)
class MeasureView:
    """One measure before and after, beside whatever it may be beside.

    `detectable` is how few or many the count must be to be called a change; `None` when the
    before is not open. `headroom` is patients beyond the plan's aim, or else the group's
    benchmark: 0 when it is reached, `None` when there is neither. `grouped`: there is a group;
    `among` is `None` where it may not be shown. `regression`: a high start came down, as high
    numbers often do by themselves, and what it was high among. `messages` are all that are true
    for the comparator chosen, `picked` the one to say.
    """

    measure: Measure
    change: MeasureChange
    own: Comparison
    detectable: Detectable | None
    grouped: bool
    among: Among | None
    series: Series | None
    balancing: tuple[Beside, ...]
    cohort: Cohort | None
    plan: Plan | None
    reference: ReferenceRow | None
    headroom: int | None = None
    regression: Regression | None = None
    messages: tuple[Message, ...] = ()
    picked: Message | None = None

    @property
    def open(self) -> bool:
        """Whether both periods have numbers to compare."""
        return is_open(self.change.before) and is_open(self.change.after)

    @property
    def aim(self) -> float | None:
        """The plan's aim in the measure's own unit."""
        return None if self.plan is None else in_unit(self, self.plan.aim)

    @property
    def better(self) -> bool | None:
        """Whether the number went the wanted way; `None` when it did not move or has no way."""
        step = self.change.difference
        if not step or self.measure.direction not in ("lower", "higher"):
            return None
        return (step < 0) == (self.measure.direction == "lower")


def measure_view(
    change: MeasureChange,
    own: Comparison,
    others: GroupPairs,
    agreed: Agreed,
    reference: Reference,
    choices: Choices = Choices(),  # noqa: B008 (frozen)
) -> MeasureView:
    """The view of one measure. Refused when this version of Riktig does not know the measure."""
    measure = words.definition(change.id, change.version)
    row = reference.get(change.id)
    view = MeasureView(
        measure=measure,
        change=change,
        own=own,
        detectable=_detectable(change),
        grouped=bool(others.pairs or others.unused),
        among=among(measure, change, own, others),
        series=series(measure, own, agreed),
        balancing=balancing(own),
        cohort=cohort(own, change.id, change.version),
        plan=_plan(change, own, agreed),
        reference=row if row and row.version == change.version else None,
    )
    view = replace(view, headroom=_headroom(view), regression=_regression(view))
    found = messages(view, choices)
    return replace(view, messages=found, picked=picked(found))


def _plan(change: MeasureChange, own: Comparison, agreed: Agreed) -> Plan | None:
    """The doctor's last plan about this measure."""
    found = [
        plan
        for plan in (*agreed.visits, *agreed.plans_of(own.member))
        if (plan.measure, plan.version) == (change.id, change.version)
    ]
    return found[-1] if found else None


def _detectable(change: MeasureChange) -> Detectable | None:
    if not is_open(change.before):
        return None
    return detectable(change.before, change.after.denominator.number)


def _headroom(view: MeasureView) -> int | None:
    goal = view.aim
    if goal is None and view.among and view.among.benchmark:
        goal = view.among.benchmark.value
    return None if goal is None else patients_beyond(view.measure, view.change.after, goal)


def _regression(view: MeasureView) -> Regression | None:
    """A wanted fall from the highest quarter of the group, or else of the reference.

    Where there is neither, it is not known whether the start was high: then only a change by the
    rule has it said, with a reservation.
    """
    if view.measure.direction != "lower" or not view.better:
        return None
    before = view.change.before.value or 0
    if view.among is not None:
        return "group" if before > view.among.quarter_before else None
    high = view.reference.percentiles.get(_HIGH_PERCENTILE) if view.reference else None
    if high is not None and placeable(view):
        return "reference" if before > in_unit(view, high) else None
    return "alone" if view.change.verdict == "beyond_chance" else None
