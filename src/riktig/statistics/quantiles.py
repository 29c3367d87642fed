"""Quantiles of the beta, gamma and normal distributions, by bisection."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import sqrt
from typing import Final

from riktig.statistics.special import beta_cdf, gamma_cdf

_RELATIVE: Final = 1e-13
_MOST_STEPS: Final = 400


def beta_quantile(p: float, a: float, b: float) -> float:
    """The x with `beta_cdf(x, a, b) == p`."""
    return _bisect(lambda x: beta_cdf(x, a, b), p, 0.0, 1.0)


def gamma_quantile(p: float, a: float) -> float:
    """The x with `gamma_cdf(x, a) == p` (shape a, scale 1)."""
    high = a + 10 * sqrt(a) + 10
    while gamma_cdf(high, a) < p:
        high *= 2
    return _bisect(lambda x: gamma_cdf(x, a), p, 0.0, high)


@cache
def two_sided_z(conf: float) -> float:
    """The standard normal value that leaves `1 - conf` outside plus and minus itself.

    Its square is the chi-squared quantile with one degree of freedom.
    """
    return sqrt(2 * gamma_quantile(conf, 0.5))


def _bisect(cdf: Callable[[float], float], p: float, low: float, high: float) -> float:
    for _ in range(_MOST_STEPS):
        middle = (low + high) / 2
        if cdf(middle) < p:
            low = middle
        else:
            high = middle
        if high - low <= _RELATIVE * high:
            break
    return (low + high) / 2
