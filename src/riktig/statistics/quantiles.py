"""Quantiles of the beta, gamma and normal distributions, by Newton's method within a bracket."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import exp, lgamma, log, log1p, sqrt
from typing import Final

from riktig.statistics.special import beta_cdf, gamma_cdf

_RELATIVE: Final = 1e-14
_MOST_STEPS: Final = 400
_MOST_EXPONENT: Final = 300


def beta_quantile(p: float, a: float, b: float) -> float:
    """The x with `beta_cdf(x, a, b) == p`."""
    scale = lgamma(a + b) - lgamma(a) - lgamma(b)

    def density(x: float) -> float:
        return exp(scale + (a - 1) * log(x) + (b - 1) * log1p(-x))

    return _solve(lambda x: beta_cdf(x, a, b), density, p, 0.0, 1.0, _beta_near(p, a, b))


def gamma_quantile(p: float, a: float) -> float:
    """The x with `gamma_cdf(x, a) == p` (shape a, scale 1)."""
    high = a + 10 * sqrt(a) + 10
    while gamma_cdf(high, a) < p:
        high *= 2

    def density(x: float) -> float:
        return exp((a - 1) * log(x) - x - lgamma(a))

    return _solve(lambda x: gamma_cdf(x, a), density, p, 0.0, high, _gamma_near(p, a))


def _normal_near(p: float) -> float:
    """The standard normal quantile to three decimals (Abramowitz and Stegun 26.2.23)."""
    tail = min(p, 1 - p)
    t = sqrt(-2 * log(tail))
    above = 2.515517 + t * (0.802853 + t * 0.010328)
    below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    z = t - above / below
    return z if p > tail else -z


def _beta_near(p: float, a: float, b: float) -> float:
    """Where to begin (Abramowitz and Stegun 26.5.22); the mean where that does not hold."""
    if min(a, b) <= 1 or not 0 < p < 1:
        return a / (a + b)
    z = _normal_near(p)
    left, right = 1 / (2 * a - 1), 1 / (2 * b - 1)
    h, bend = 2 / (left + right), (z * z - 3) / 6
    if h + bend <= 0:
        return a / (a + b)
    w = -z * sqrt(h + bend) / h - (right - left) * (bend + 5 / 6 - 2 / (3 * h))
    return a / (a + b * exp(2 * w)) if abs(w) < _MOST_EXPONENT else a / (a + b)


def _gamma_near(p: float, a: float) -> float:
    """Where to begin (Wilson and Hilferty); the mean where that does not hold."""
    if not 0 < p < 1:
        return a
    root = 1 - 1 / (9 * a) + _normal_near(p) / (3 * sqrt(a))
    return a * root**3 if root > 0 else a


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
        if slope and abs(step) <= _RELATIVE * abs(x):
            return x
        if not low < new < high:
            new = (low + high) / 2
        if abs(new - x) <= _RELATIVE * abs(new):
            return new
        x = new
    return x
