"""One measure of one doctor as numbers: everything its section and the first page say is here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riktig.agreed.agreed import Agreed, Plan
from riktig.blocks import words
from riktig.blocks.group_pairs import GroupPairs
from riktig.compare import Comparison, Detectable, MeasureChange, detectable
from riktig.feedback.among import Among, among, is_open, patients_beyond
from riktig.feedback.choices import Choices
from riktig.feedback.messages import Message, messages, picked
from riktig.feedback.reference import Reference, ReferenceRow
from riktig.measures.measure import Measure

PERCENT = 100


@dataclass(frozen=True)
class MeasureView:
    """One measure before and after, beside whatever it may be beside.

    `detectable` is how few or many the count must be to be called a change; `None` when the
    before is not open. `headroom` is patients beyond the plan's aim, or else the group's
    benchmark: 0 when it is reached, `None` when there is neither. `among` is `None` where the
    group may not be shown. `messages` are all that are true for the comparator chosen, `picked`
    the one to say.
    """

    measure: Measure
    change: MeasureChange
    own: Comparison
    detectable: Detectable | None
    among: Among | None
    plan: Plan | None
    reference: ReferenceRow | None
    headroom: int | None
    messages: tuple[Message, ...] = ()
    picked: Message | None = None

    @property
    def open(self) -> bool:
        """Whether both periods have numbers to compare."""
        return is_open(self.change.before) and is_open(self.change.after)

    @property
    def aim(self) -> float | None:
        """The plan's aim in the measure's own unit."""
        if self.plan is None:
            return None
        return self.plan.aim if self.measure.denominator.per else self.plan.aim / PERCENT


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
    plans = [
        plan
        for plan in agreed.plans_of(own.member)
        if (plan.measure, plan.version) == (change.id, change.version)
    ]
    row = reference.get(change.id)
    view = MeasureView(
        measure=measure,
        change=change,
        own=own,
        detectable=_detectable(change),
        among=among(measure, change, own, others),
        plan=plans[-1] if plans else None,
        reference=row if row and row.version == change.version else None,
        headroom=None,
    )
    return _with_messages(replace(view, headroom=_headroom(view)), choices)


def _detectable(change: MeasureChange) -> Detectable | None:
    if not is_open(change.before):
        return None
    return detectable(change.before, change.after.denominator.number)


def _headroom(view: MeasureView) -> int | None:
    goal = view.aim
    if goal is None and view.among:
        goal = view.among.benchmark.value if view.among.benchmark else None
    return None if goal is None else patients_beyond(view.measure, view.change.after, goal)


def _with_messages(view: MeasureView, choices: Choices) -> MeasureView:
    found = messages(view, choices)
    return replace(view, messages=found, picked=picked(found))
