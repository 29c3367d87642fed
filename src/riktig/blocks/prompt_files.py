"""A group of shared summaries: one or two periods a member, and the measures all of them have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from riktig.compare import Side, Summary, checked_summary
from riktig.measures.load import measures
from riktig.measures.measure import Measure
from riktig.problem import Refused
from riktig.summary import SHARE

FEWEST, MOST = 2, 40  # members
# How far apart two members' periods may begin, or end. Chosen here, as for a stated period.
SLACK_DAYS = 31


class Member(NamedTuple):
    """One member's numbers. Whose they are is not kept."""

    before: Summary | None
    after: Summary  # the later of two, or the only one


class Group(NamedTuple):
    """Members whose numbers may be looked at together."""

    members: tuple[Member, ...]

    @property
    def both(self) -> bool:
        """Whether every member has two periods."""
        return all(member.before is not None for member in self.members)

    @property
    def synthetic(self) -> bool:
        """Whether the data are made up."""
        return self.members[0].after.synthetic

    def afters(self, measure: Measure) -> list[Side]:
        """The later numbers of a measure that all have."""
        return [member.after.measures[measure.id][1] for member in self.members]

    def befores(self, measure: Measure) -> list[Side] | None:
        """The earlier numbers; `None` unless all have them, and they can be counted together."""
        held = [one.before.measures.get(measure.id) for one in self.members if one.before]
        found = [one for one in held if one is not None and _counted(measure, one)]
        return [side for _, side in found] if len(found) == len(self.members) else None


class Offered(NamedTuple):
    """The measures all members have, and the others with a code for why."""

    measures: tuple[Measure, ...]
    missing: tuple[tuple[Measure, str], ...]


def group_of(found: Sequence[Mapping[str, Any]]) -> Group:
    """The group. Refused: group_private, group_too_few, group_member_twice, group_periods ..."""
    summaries = [checked_summary(one) for one in found]
    if any(one.kind != SHARE for one in summaries):
        raise Refused("group_private")
    if len({(one.event, one.attribution, one.synthetic) for one in summaries}) > 1:
        raise Refused("group_mixed")
    by_name: dict[str, list[Summary]] = {}
    for one in summaries:
        by_name.setdefault(one.member, []).append(one)
    if len(by_name) < FEWEST:
        raise Refused("group_too_few")
    if len(by_name) > MOST:
        raise Refused("group_too_many", most=MOST)
    group = Group(tuple(_member(by_name[name]) for name in sorted(by_name)))
    _same_periods([member.after for member in group.members])
    if group.both:
        _same_periods([member.before for member in group.members if member.before])
    return group


def _member(held: list[Summary]) -> Member:
    held.sort(key=lambda one: one.first)
    if len(held) > 2 or (len(held) == 2 and held[1].first <= held[0].last):
        raise Refused("group_member_twice")
    return Member(held[0] if len(held) == 2 else None, held[-1])


def _same_periods(summaries: Sequence[Summary]) -> None:
    for days in ([one.first for one in summaries], [one.last for one in summaries]):
        if _apart(days) > SLACK_DAYS:
            raise Refused("group_periods")


def _apart(days: Sequence[date]) -> int:
    return (max(days) - min(days)).days


def offered(group: Group) -> Offered:
    """What may be agreed on. Why not never tells a small number from a missing one."""
    kept: list[Measure] = []
    missing: list[tuple[Measure, str]] = []
    for measure in sorted(measures(), key=lambda one: (one.place != "headline", one.order)):
        held = [member.after.measures.get(measure.id) for member in group.members]
        if measure.small_numbers == "own_only" or not _countable(measure) or not any(held):
            continue
        why = _why_not(measure, held)
        if why:
            missing.append((measure, why))
        else:
            kept.append(measure)
    return Offered(tuple(kept), tuple(missing))


def _countable(measure: Measure) -> bool:
    """Whether a measure is patients out of patients: amounts and plain counts are not."""
    return measure.numerator.rule != "amount" and measure.denominator.rule != "none"


def _why_not(measure: Measure, held: Sequence[tuple[int, Side] | None]) -> str:
    if any(one is None for one in held):
        return "not_in_all"
    if any(one is not None and one[0] != measure.version for one in held):
        return "other_version"
    return "" if all(one is not None and _counted(measure, one) for one in held) else "not_shown"


def _counted(measure: Measure, held: tuple[int, Side]) -> bool:
    version, side = held
    numbers = side.numerator.number, side.denominator.number, side.low
    return version == measure.version and side.status == "ok" and None not in numbers
