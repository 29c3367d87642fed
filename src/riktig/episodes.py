"""Days covered by dispensings, as spans of days, and the episodes they join into.

`covered` is the plain union: a day covered twice counts once, and an early refill is not
carried forward. `episodes` is the rule of treatment episodes, as in the R package AdhereR
(`compute.treatment.episodes`, which carries over within a medication and allows 90 days unless
told otherwise). Here a change of substance within a group does not begin a new episode:

1. With `carry_over`, a dispensing of the same substance that comes before the last one is used
   up begins when that is. Another substance begins on its own day.
2. The days covered are the union over the substances, up to `last_day`.
3. Two spans with at most `gap_days` days without between them are one episode. The days between
   lie in the episode and are not days covered. Nothing is added after the last day covered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Span = tuple[int, int]  # first and last day, both covered, as ordinals


class Supply(NamedTuple):
    """One dispensing: its day as an ordinal, the days it lasts, and what it is."""

    day: int
    days: int
    substance: str = ""


class Episode(NamedTuple):
    """An unbroken use. `first` and `last` are days covered, as ordinals."""

    first: int
    last: int
    days_covered: int

    @property
    def length(self) -> int:
        """Days from the first to the last, both included, with the days between spans."""
        return self.last - self.first + 1

    def runs_on(self, day: int, gap_days: int) -> bool:
        """Whether it is not over yet on a day: a refill then would still be the same episode."""
        return self.first <= day <= self.last + gap_days


def covered(dispensings: Iterable[tuple[int, int]], last_day: int) -> list[Span]:
    """The union of days from (first day, number of days), cut at `last_day`.

    What lies after `last_day` has not happened yet, so it is not counted.
    A dispensing of no days covers nothing.
    """
    spans: list[Span] = []
    for start, days in sorted(dispensings):
        end = min(start + days - 1, last_day)
        if end < start:
            continue
        if spans and start <= spans[-1][1] + 1:
            if end > spans[-1][1]:
                spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def overlap_days(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Days in both, each given as `covered` gives them."""
    days = i = j = 0
    while i < len(one) and j < len(other):
        start = max(one[i][0], other[j][0])
        end = min(one[i][1], other[j][1])
        days += max(0, end - start + 1)
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return days


def episodes(
    dispensings: Iterable[Supply], last_day: int, gap_days: int, *, carry_over: bool
) -> list[Episode]:
    """One patient's episodes in order of time. `gap_days` is the longest break within one."""
    return joined(spans(dispensings, last_day, carry_over=carry_over), gap_days)


def spans(dispensings: Iterable[Supply], last_day: int, *, carry_over: bool) -> list[Span]:
    """The days covered that episodes are joined from: the first two steps of the rule."""
    started = _carried(dispensings) if carry_over else ((s.day, s.days) for s in dispensings)
    return covered(started, last_day)


def joined(days: Sequence[Span], gap_days: int) -> list[Episode]:
    """Spans, given as `covered` gives them, joined over breaks of at most `gap_days` days."""
    found: list[Episode] = []
    for first, last in days:
        length = last - first + 1
        if found and first - found[-1].last - 1 <= gap_days:
            found[-1] = Episode(found[-1].first, last, found[-1].days_covered + length)
        else:
            found.append(Episode(first, last, length))
    return found


def _carried(dispensings: Iterable[Supply]) -> list[tuple[int, int]]:
    """(first day, days) where each begins when the last of the same substance is used up."""
    used_up: dict[str, int] = {}  # substance -> the first day without any left
    started = []
    for supply in sorted(dispensings):
        day = max(supply.day, used_up.get(supply.substance, supply.day))
        if supply.days > 0:
            used_up[supply.substance] = day + supply.days
            started.append((day, supply.days))
    return started
