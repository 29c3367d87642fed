"""Exact intervals, rate ratios, charts' limits, benchmarks and masks, on plain numbers.

The standard library alone: these run in the reader's browser.
"""

from riktig.statistics.benchmark import Benchmark, Better, Counted, benchmark
from riktig.statistics.funnel import Limits, funnel_limits, overdispersion
from riktig.statistics.intervals import Interval, poisson_interval, proportion_interval
from riktig.statistics.rates import RateRatio, differs_from_one, rate_ratio
from riktig.statistics.run_chart import RunChart, run_chart
from riktig.statistics.signals import Signal, signals
from riktig.statistics.suppression import Published, suppress
from riktig.statistics.xmr import Xmr, xmr

__all__ = [
    "Benchmark",
    "Better",
    "Counted",
    "Interval",
    "Limits",
    "Published",
    "RateRatio",
    "RunChart",
    "Signal",
    "Xmr",
    "benchmark",
    "differs_from_one",
    "funnel_limits",
    "overdispersion",
    "poisson_interval",
    "proportion_interval",
    "rate_ratio",
    "run_chart",
    "signals",
    "suppress",
    "xmr",
]
