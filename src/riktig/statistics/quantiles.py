"""Quantiles of the beta, gamma and normal distributions, by Newton's method within a bracket."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import exp, lgamma, log, log1p, sqrt
from typing import Final

from riktig.statistics.special import beta_cdf, gamma_cdf

_RELATIVE: Final = 1e-15
_MOST_STEPS: Final = 400


def beta_quantile(p: float, a: float, b: float) -> float:
    """The x with `beta_cdf(x, a, b) == p`."""
    scale = lgamma(a + b) - lgamma(a) - lgamma(b)

    def density(x: float) -> float:
        return exp(scale + (a - 1) * log(x) + (b - 1) * log1p(-x))

    return _solve(lambda x: beta_cdf(x, a, b), density, p, 0.0, 1.0, a / (a + b))


def gamma_quantile(p: float, a: float) -> float:
    """The x with `gamma_cdf(x, a) == p` (shape a, scale 1)."""
    high = a + 10 * sqrt(a) + 10
    while gamma_cdf(high, a) < p:
        high *= 2

    def density(x: float) -> float:
        return exp((a - 1) * log(x) - x - lgamma(a))

    return _solve(lambda x: gamma_cdf(x, a), density, p, 0.0, high, a)


@cache
def two_sided_z(conf: float) -> float:
    """The standard normal value that leaves `1 - conf` outside plus and minus itself.

    Its square is the chi-squared quantile with one degree of freedom.
    """
    return sqrt(2 * gamma_quantile(conf, 0.5))


def _solve(
    cdf: Callable[[float], float],
    density: Callable[[float], float],
    p: float,
    low: float,
    high: float,
    first: float,
) -> float:
    """Where the cdf is p: Newton's step, or the middle of what is left where it would leap out."""
    x = first
    for _ in range(_MOST_STEPS):
        over = cdf(x) - p
        low, high = (low, x) if over > 0 else (x, high)
        slope = density(x)
        step = over / slope if slope else high - low
        new = x - step
        if not low < new < high:
            new = (low + high) / 2
        if abs(new - x) <= _RELATIVE * abs(new):
            return new
        x = new
    return x
