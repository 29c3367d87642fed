"""Run chart by Anhøj's two rules: whether a series holds more than random variation.

A useful point lies off the centre line. Too long a run on one side of it, or
too few crossings of it, is a signal (ANHOJ2014); the limits grow with the
number of useful points, unlike fixed rules of the kind "eight in a row".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import comb, log2
from statistics import median

from riktig.statistics.constants import constant, whole
from riktig.statistics.exact import Number, Series, baseline, exact, exact_series, plain

PERCENT = 100


@dataclass(frozen=True)
class RunChart:
    """What the rules say of a series.

    `median` is that of the baseline; `centre` is the line used. The two limits are
    `None` without useful points. With fewer than ten of them `judged` is false and
    no signal is called. `n_values` counts the values that are not missing.
    """

    n_values: int
    n_useful: int
    longest_run: int
    longest_run_max: int | None
    crossings: int
    crossings_min: int | None
    long_run: bool
    few_crossings: bool
    judged: bool
    median: float
    centre: float

    @property
    def signal(self) -> bool:
        """Whether the series shows more than random variation."""
        return self.long_run or self.few_crossings


def run_chart(
    values: Series, centre: Number | None = None, freeze_at: int | None = None
) -> RunChart:
    """Judges a series, oldest first.

    The centre is `centre`, else the median of the first `freeze_at` values, else of
    all. ValueError without values or where `freeze_at` is outside the series.
    """
    series = exact_series(values)
    middle = Fraction(median(baseline(series, freeze_at)))
    line = middle if centre is None else exact(centre)
    sides = useful_sides(series, line)
    runs = [len(list(run)) for _, run in groupby(sides)]
    longest, crossings = max(runs, default=0), max(len(runs) - 1, 0)
    longest_max, crossings_min = longest_run_max(len(sides)), crossings_minimum(len(sides))
    judged = len(sides) >= whole("anhoj_least_useful_points")
    return RunChart(
        n_values=sum(value is not None for value in series),
        n_useful=len(sides),
        longest_run=longest,
        longest_run_max=longest_max,
        crossings=crossings,
        crossings_min=crossings_min,
        long_run=judged and longest_max is not None and longest > longest_max,
        few_crossings=judged and crossings_min is not None and crossings < crossings_min,
        judged=judged,
        median=plain(middle),
        centre=plain(line),
    )


def useful_sides(series: Sequence[Fraction | None], line: Fraction) -> list[bool]:
    """For each useful point whether it is above the line."""
    return [value > line for value in series if value is not None and value != line]


def longest_run_max(n_useful: int) -> int | None:
    """The longest run that random variation usually gives: log2(n), rounded, plus three."""
    if not n_useful:
        return None
    return round(log2(n_useful)) + whole("anhoj_longest_run_above_log2")


def crossings_minimum(n_useful: int) -> int | None:
    """The fewest crossings that random variation usually gives.

    The lower 5 % point of the binomial distribution of n - 1 throws of a coin.
    """
    if not n_useful:
        return None
    throws = n_useful - 1
    needed = constant("anhoj_crossings_tail_percent") / PERCENT * 2**throws
    ways = 0
    for crossings in range(throws + 1):
        ways += comb(throws, crossings)
        if ways >= needed:
            return crossings
    raise AssertionError("all throws together are certain")
