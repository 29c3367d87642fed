"""Exact intervals for a proportion and for a count."""

from __future__ import annotations

from typing import Final, NamedTuple

from riktig.statistics.quantiles import beta_quantile, gamma_quantile

CONF: Final = 0.95


class Interval(NamedTuple):
    """Two ends; `high` is `None` when there is no upper end."""

    low: float
    high: float | None


def proportion_interval(x: int, n: int, conf: float = CONF) -> Interval:
    """Clopper-Pearson: the exact interval for x of n. ValueError unless 0 <= x <= n, n > 0."""
    if not 0 <= x <= n or n == 0:
        raise ValueError(f"a proportion needs 0 <= x <= n and n > 0, got {x} of {n}")
    tail = (1 - conf) / 2
    low = beta_quantile(tail, x, n - x + 1) if x else 0.0
    high = beta_quantile(1 - tail, x + 1, n - x) if x < n else 1.0
    return Interval(low, high)


def poisson_interval(x: int, conf: float = CONF) -> tuple[float, float]:
    """Garwood: the exact interval for the mean of a Poisson count. ValueError below zero."""
    if x < 0:
        raise ValueError(f"a count is never below zero, got {x}")
    tail = (1 - conf) / 2
    low = gamma_quantile(tail, x) if x else 0.0
    return low, gamma_quantile(1 - tail, x + 1)
