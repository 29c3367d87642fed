"""XmR chart: limits for single values from how much neighbours differ.

Limits are the mean plus and minus 2.66 mean moving ranges (3 / d2, d2 = 1.128
for two measurements; WHEELER1993). Screened limits leave out, once, moving
ranges above 3.267 times their mean (PROVOST2011).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from riktig.statistics.constants import constant
from riktig.statistics.exact import Series, baseline, exact_series, plain


@dataclass(frozen=True)
class Xmr:
    """Mean and natural limits of a series; `outside` are positions counted from 0.

    `mean_moving_range` is after screening; `screened` is how many ranges it left out.
    """

    mean: float
    lower: float
    upper: float
    outside: tuple[int, ...]
    mean_moving_range: float
    n_values: int
    screened: int


def xmr(values: Series, screen_outliers: bool = True, freeze_at: int | None = None) -> Xmr:
    """Mean, limits and what lies outside them, oldest value first.

    Mean and limits are those of the first `freeze_at` values, or of all; every
    value is held against them. A missing value has no moving range to either
    neighbour. ValueError unless two neighbouring values are there.
    """
    series = exact_series(values)
    base = baseline(series, freeze_at)
    ranges = _moving_ranges(series[:freeze_at])
    if not ranges:
        raise ValueError("a moving range needs two values beside each other")
    kept = _screened(ranges) if screen_outliers else ranges
    mean, spread = _mean(base), _mean(kept)
    reach = constant("xmr_limit_factor") * spread
    low, high = mean - reach, mean + reach
    outside = (n for n, v in enumerate(series) if v is not None and not low <= v <= high)
    return Xmr(
        mean=plain(mean),
        lower=plain(low),
        upper=plain(high),
        outside=tuple(outside),
        mean_moving_range=plain(spread),
        n_values=sum(value is not None for value in series),
        screened=len(ranges) - len(kept),
    )


def _moving_ranges(series: Sequence[Fraction | None]) -> list[Fraction]:
    return [abs(b - a) for a, b in pairwise(series) if a is not None and b is not None]


def _screened(ranges: Sequence[Fraction]) -> list[Fraction]:
    """Those within their own upper limit; some always are."""
    limit = constant("xmr_moving_range_factor") * _mean(ranges)
    return [one for one in ranges if one <= limit]


def _mean(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers)
