"""Days covered by dispensings, as spans of days.

A day covered twice counts once: an early refill is not carried forward.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Span = tuple[int, int]  # first and last day, both covered, as ordinals


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
