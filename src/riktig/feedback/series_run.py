"""The longest run of a series: which side of the median, from when, and how much came before."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from riktig.feedback.series import Point, Series


class Run(NamedTuple):
    """Points on one side of the median in a row; those on it or missing neither break nor count.

    `first` and `last` are its first and last month, `before` how many of its points are of the
    months before the series' `begins`.
    """

    above: bool
    first: str
    last: str
    points: int
    before: int


def longest_run(found: Series) -> Run | None:
    """The longest, the last of several as long; `None` where no point is off the median."""
    if found.chart is None:
        return None
    middle = found.chart.centre
    known = [(one, one.value) for one in found.points if one.value is not None]
    sides = [(value > middle, one) for one, value in known if value != middle]
    runs = [
        (above, [one for _, one in run]) for above, run in groupby(sides, key=lambda side: side[0])
    ]
    if not runs:
        return None
    above, points = max(reversed(runs), key=lambda run: len(run[1]))
    return _run(above, points, found.begins)


def _run(above: bool, points: list[Point], begins: str) -> Run:
    before = sum(one.first < begins for one in points)
    return Run(above, points[0].first, points[-1].last, len(points), before)
