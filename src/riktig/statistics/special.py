"""The regularised incomplete beta and gamma functions.

The browser has no scipy. These two functions give the binomial, beta, gamma
and Poisson distributions; the tests hold them to scipy.
"""

from __future__ import annotations

from math import exp, lgamma, log, log1p
from typing import Final

_TINY: Final = 1e-300
_PRECISION: Final = 1e-16
_MOST_TERMS: Final = 100_000


def beta_cdf(x: float, a: float, b: float) -> float:
    """P(B <= x) for B ~ Beta(a, b): the regularised incomplete beta function."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) / a
    return 1 - front * _beta_fraction(1 - x, b, a) / b


def _beta_fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1) or _TINY)
    value = d
    for m in range(1, _MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            # Written out: this is where all quantiles spend their time.
            d, c = 1 / (1 + term * d or _TINY), 1 + term / c or _TINY
            value *= c * d
        if abs(c * d - 1) < _PRECISION * 10:
            break
    return value


def gamma_cdf(x: float, a: float) -> float:
    """P(G <= x) for G ~ Gamma(a, 1): the regularised lower incomplete gamma function."""
    if x <= 0:
        return 0.0
    front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1:
        return front * _gamma_series(x, a)
    return 1 - front * _gamma_fraction(x, a)


def _gamma_series(x: float, a: float) -> float:
    term = total = 1 / a
    for n in range(1, _MOST_TERMS):
        term *= x / (a + n)
        total += term
        if term < total * _PRECISION:
            break
    return total


def _gamma_fraction(x: float, a: float) -> float:
    b = x + 1 - a
    c, d = 1 / _TINY, 1 / (b or _TINY)
    value = d
    for n in range(1, _MOST_TERMS):
        term = -n * (n - a)
        b += 2
        d, c = 1 / (term * d + b or _TINY), b + term / c or _TINY
        value *= c * d
        if abs(c * d - 1) < _PRECISION * 10:
            break
    return value
