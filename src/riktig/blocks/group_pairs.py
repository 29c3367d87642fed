"""Pairs the shared summaries of a group: two a member, the earlier one is before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from riktig.agreed.agreed import NOTHING_AGREED, Agreed
from riktig.blocks.letters import letter_sequence
from riktig.compare import Comparison, compare
from riktig.problem import Refused

# The fewest members, the reader too, whose numbers are shown side by side. The letters hide
# nobody among two, and among three or four colleagues who know each other's lists they hide little.
LEAST_MEMBERS = 5


class GroupPairs(NamedTuple):
    """What could be used of a group's summaries."""

    pairs: tuple[Comparison, ...]  # by member's name
    unused: int  # summaries that could not be used
    letter: Mapping[str, str]  # member -> letter, the reader too
    # Whether the others may stand by letter. Not when someone has joined or left: two reports
    # laid over each other would tell whose numbers came or went.
    lettered: bool = True

    @property
    def shown(self) -> bool:
        """Whether there are enough for anyone to be shown."""
        return len(self.letter) >= LEAST_MEMBERS


def group_pairs(
    summaries: Sequence[Mapping[str, Any]], beside: Comparison, agreed: Agreed = NOTHING_AGREED
) -> GroupPairs:
    """Others than the reader, with both periods, and comparable with the reader's own.

    Letters are those of the group file where it has one for everybody; else by sorted name.
    """
    by_member: dict[str, list[Mapping[str, Any]]] = {}
    for one in summaries:
        by_member.setdefault(str(one.get("member")), []).append(one)
    by_member.pop(beside.member, None)
    found, unused = [], 0
    for name in sorted(by_member):
        pair = _pair(by_member[name], beside)
        unused += 0 if pair else len(by_member[name])
        found += [pair] if pair else []
    names = [beside.member, *(pair.member for pair in found)]
    lettered = not unused and same_members(names, agreed)
    return GroupPairs(tuple(found), unused, letters_of(names, agreed), lettered)


def same_members(names: Sequence[str], agreed: Agreed) -> bool:
    """Whether those who can be shown are those of the group file, or there is none."""
    return not agreed.letters or set(names) == set(agreed.letters)


def letters_of(names: Sequence[str], agreed: Agreed) -> Mapping[str, str]:
    """A letter for each member: the group file's, and for who is not in it the next free ones."""
    given = {name: agreed.letters[name] for name in names if name in agreed.letters}
    others = [name for name in names if name not in given]
    taken = set(agreed.letters.values())
    free = (one for one in letter_sequence() if one not in taken)
    return given | dict(zip(sorted(set(others)), free, strict=False))


def _pair(two: Sequence[Mapping[str, Any]], beside: Comparison) -> Comparison | None:
    if len(two) != 2:
        return None
    before, after = sorted(two, key=lambda one: str(one.get("period")))
    try:
        pair = compare(before, after)
    except Refused:
        return None
    return pair if pair.after.kind == "share" and alike(pair, beside) else None


def alike(one: Comparison, other: Comparison) -> bool:
    """Whether two practices may stand in one picture: same event, attribution and truth."""
    return (
        one.after.event == other.after.event
        and one.after.attribution == other.after.attribution
        and one.synthetic == other.synthetic
    )
