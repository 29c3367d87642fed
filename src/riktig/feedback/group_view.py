"""One measure of a group as numbers: all that its section, the slides and the first page say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riktig.blocks.group_pairs import GroupPairs
from riktig.blocks.statement import Statement, say
from riktig.compare import Detectable, MeasureChange, Side, detectable
from riktig.compare.detectable import NOTHING
from riktig.feedback.among import patients_beyond
from riktig.feedback.group_funnel import Funnel, funnel_of
from riktig.feedback.published import Published, Row, published
from riktig.measures.load import reported
from riktig.measures.measure import Measure
from riktig.statistics import Counted, benchmark
from riktig.text import format_number


@dataclass(frozen=True)
class GroupView:
    """A measure of the group.

    `benchmark` (ABC) is in the measure's unit, of rounded counts; `headroom` is how many of the
    group's patients are beyond it. Both are `None` where neither way is wanted.
    """

    measure: Measure
    published: Published
    detectable: Detectable
    benchmark: float | None
    headroom: int | None
    funnel: Funnel | None

    @property
    def open(self) -> bool:
        """Whether the group may be shown as one."""
        return self.published.whole is not None

    @property
    def change(self) -> MeasureChange:
        """The group as one practice. Only where it is open."""
        whole = self.published.whole
        if whole is None:
            raise ValueError("a group that may not be shown has no numbers")
        return whole


def group_views(group: GroupPairs) -> tuple[GroupView, ...]:
    """Every reported measure that someone has, in the report's order."""
    held = {change.id for pair in group.pairs for change in pair.measures}
    return tuple(_view(one, published(one, group)) for one in reported() if one.id in held)


def _view(measure: Measure, found: Published) -> GroupView:
    whole = found.whole
    if whole is None:
        return GroupView(measure, found, NOTHING, None, None, None)
    goal = _benchmark(measure, [row for row in found.rows if row.open])
    return GroupView(
        measure=measure,
        published=found,
        detectable=detectable(whole.before, whole.after.denominator.number),
        benchmark=goal,
        headroom=None if goal is None else patients_beyond(measure, whole.after, goal),
        funnel=funnel_of(measure, whole.after, found.rows),
    )


def _benchmark(measure: Measure, rows: Sequence[Row]) -> float | None:
    if measure.direction not in ("lower", "higher") or not rows:
        return None
    counts = [_counted(str(place), row.after) for place, row in enumerate(rows)]
    found = benchmark(counts, "lower" if measure.direction == "lower" else "higher")
    return found.share * (measure.denominator.per or 1)


def _counted(name: str, side: Side) -> Counted:
    return Counted(name, side.numerator.number or 0, side.denominator.number or 0)


def better(view: GroupView) -> bool:
    """Whether the group as one went the way that is often wanted."""
    wanted = {"lower": -1, "higher": 1}.get(view.measure.direction, 0)
    return view.open and (view.change.difference or 0) * wanted > 0


def detectable_said(view: GroupView, where: str) -> Statement | None:
    """How far the group's count must move in the wanted way to be called a change."""
    found, wanted = view.detectable, "more" if view.measure.direction == "higher" else "fewer"
    count, of = getattr(found, wanted), view.change.after.denominator.number
    if count is None or of is None:
        return None
    return say(
        f"group_report.{where}.detectable_{wanted}",
        {wanted: count, "of": of},
        **{wanted: format_number(count), "of": format_number(of)},
    )
