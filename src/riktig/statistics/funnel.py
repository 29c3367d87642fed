"""Funnel plot: how far from the target random variation alone usually takes a rate or a share.

Limits are the exact ones of SPIEGELHALTER2005: the quantile of the Poisson or binomial
distribution, drawn between the two whole numbers it lies between, over the size.
Overdispersion is multiplicative: a limit's distance from the target times the square
root of phi. Limits never leave 0 (and 1 for shares), and the target is within them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, floor, lgamma, log, log1p, sqrt
from statistics import fmean
from typing import Final, Literal

from riktig.statistics.constants import constant

PERCENT: Final = 100
# So far below the mean nothing is left of a Poisson or binomial distribution.
_DEVIATIONS_BELOW: Final = 8
_COUNTS_BELOW: Final = 30

Kind = Literal["rate", "proportion"]


@dataclass(frozen=True)
class Limits:
    """Limits at one size (expected number or denominator), on the scale of the target."""

    size: float
    low95: float
    high95: float
    low998: float
    high998: float


def funnel_limits(kind: Kind, target: float, size: float, overdispersion: float = 1.0) -> Limits:
    """Limits around `target` for one size.

    "rate": events are Poisson with mean target x size, the rate is events over size.
    "proportion": events are binomial(size, target). ValueError unless size and target
    are above 0, a proportion's target below 1 and `overdispersion` at least 1.
    """
    share = kind == "proportion"
    if size <= 0 or target <= 0 or (share and target >= 1) or overdispersion < 1:
        raise ValueError(f"no funnel for {kind} {target} at {size} with {overdispersion}")
    inner, outer = (constant(f"funnel_{name}_percent") / PERCENT for name in ("inner", "outer"))
    tails = [float(one) for one in ((1 - outer) / 2, (1 - inner) / 2)]
    levels = (*tails, 1 - tails[1], 1 - tails[0])
    found = (_binomial if share else _poisson)(size, target, levels)
    reach = sqrt(overdispersion)
    low998, low95, high95, high998 = (
        _within(target + reach * (count / size - target), share) for count in found
    )
    return Limits(
        size, min(low95, target), max(high95, target), min(low998, target), max(high998, target)
    )


def _within(value: float, share: bool) -> float:
    return min(max(value, 0.0), 1.0) if share else max(value, 0.0)


def _poisson(size: float, target: float, levels: Sequence[float]) -> list[float]:
    mean = size * target
    first = _first(mean, sqrt(mean))
    weight = exp(first * log(mean) - mean - lgamma(first + 1))
    return _between(first, weight, lambda k: mean / (k + 1), levels)


def _binomial(size: float, target: float, levels: Sequence[float]) -> list[float]:
    n = int(size)
    first = _first(n * target, sqrt(n * target * (1 - target)))
    ways = lgamma(n + 1) - lgamma(first + 1) - lgamma(n - first + 1)
    weight = exp(ways + first * log(target) + (n - first) * log1p(-target))
    odds = target / (1 - target)
    return _between(first, weight, lambda k: (n - k) / (k + 1) * odds, levels, n)


def _first(mean: float, deviation: float) -> int:
    return max(0, floor(mean - _DEVIATIONS_BELOW * deviation - _COUNTS_BELOW))


def _between(
    first: int,
    weight: float,
    next_over_this: Callable[[int], float],
    levels: Sequence[float],
    last: int | None = None,
) -> list[float]:
    """For each level, least first, r - (F(r) - level) / P(r), r the first with F(r) > level."""
    found: list[float] = []
    k, below = first, weight
    for level in levels:
        while below <= level and weight > 0 and k != last:
            weight *= next_over_this(k)
            k += 1
            below += weight
        found.append(k - (below - level) / weight if weight > 0 else float(k))
    return found


def overdispersion(kind: Kind, target: float, points: Sequence[tuple[float, float]]) -> float:
    """Phi of observed events and sizes: the mean of squared z-scores, winsorised.

    The tenth at either end is drawn in to the nearest that is left
    (SPIEGELHALTER2005). ValueError without points.
    """
    if not points:
        raise ValueError("no points to reckon overdispersion from")
    per_unit = target * (1 - target) if kind == "proportion" else target
    scores = sorted((x / size - target) * sqrt(size / per_unit) for x, size in points)
    drawn_in = int(len(scores) * constant("funnel_winsorised_percent") / PERCENT)
    low, high = scores[drawn_in], scores[-1 - drawn_in]
    return fmean(min(max(score, low), high) ** 2 for score in scores)
