"""What the reports say on page one, and what a group's numbers are, by the reports' own code."""

from __future__ import annotations

from collections.abc import Sequence

from riktig.agreed.agreed import NOTHING_AGREED
from riktig.blocks.group_pairs import GroupPairs
from riktig.compare import Comparison, MeasureChange
from riktig.feedback.group import group_report
from riktig.feedback.headlines import chosen
from riktig.feedback.measure_view import measure_view
from riktig.feedback.published import published
from riktig.feedback.reference import NO_REFERENCE
from riktig.measures.load import reported


def page_of_one(own: Comparison, beside: Sequence[Comparison] = ()) -> list[MeasureChange]:
    """The headlines of one doctor's page one, alone or beside the others' shared numbers.

    What is said first, as a strength, is said to be a change of a headline alone.
    """
    others = [one for one in beside if one.member != own.member]
    group = _group([own, *others])._replace(pairs=tuple(others))
    views = [
        measure_view(change, own, group, NOTHING_AGREED, NO_REFERENCE) for change in own.measures
    ]
    return [view.change for view in chosen(views)]


def page_of_group(shares: Sequence[Comparison]) -> list[MeasureChange]:
    """What page one of the group's report speaks of: the group as if it were one practice."""
    names = {one.measure for one in group_report(shares).front.headlines}
    return [one for one in together(shares) if one.id in names]


def together(shares: Sequence[Comparison]) -> list[MeasureChange]:
    """The group's measures, of the members who are open; those that may be shown."""
    group = _group(shares)
    found = (published(measure, group).whole for measure in reported())
    return [one for one in found if one is not None]


def _group(pairs: Sequence[Comparison]) -> GroupPairs:
    return GroupPairs(tuple(pairs), 0, {one.member: one.member for one in pairs})
