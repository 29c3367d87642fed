"""Exact intervals and rate ratios on the standard library alone."""

from riktig.statistics.intervals import Interval, poisson_interval, proportion_interval
from riktig.statistics.rates import RateRatio, rate_ratio

__all__ = ["Interval", "RateRatio", "poisson_interval", "proportion_interval", "rate_ratio"]
