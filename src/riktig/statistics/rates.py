"""Two rates compared: the ratio with a large-sample and an exact interval."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, sqrt

from riktig.statistics.intervals import CONF, Interval, proportion_interval
from riktig.statistics.quantiles import two_sided_z
from riktig.statistics.special import beta_cdf


@dataclass(frozen=True)
class RateRatio:
    """Rate a over rate b, each a count over its exposure.

    `ratio` and `wald` are `None` when either count is zero. `exact` is the
    conditional interval (a is binomial given a + b); its upper end is `None`
    where there is none, and all of it is `None` when both counts are zero.
    `difference` is rate a minus rate b, `difference_interval` its Wald interval.
    """

    ratio: float | None
    wald: Interval | None
    exact: Interval | None
    difference: float
    difference_interval: Interval


# A group's reports ask for the same members' ratios again and again.
@lru_cache(maxsize=4096)
def rate_ratio(
    a: int, exposure_a: float, b: int, exposure_b: float, conf: float = CONF
) -> RateRatio:
    """Compares a in exposure_a with b in exposure_b, with `conf` intervals.

    ValueError for a count below zero, an exposure not above zero or `conf`
    outside 0 to 1.
    """
    if a < 0 or b < 0 or exposure_a <= 0 or exposure_b <= 0 or not 0 < conf < 1:
        raise ValueError("counts must be >= 0, exposures > 0 and 0 < conf < 1")
    z = two_sided_z(conf)
    rate_a, rate_b = a / exposure_a, b / exposure_b
    ratio = rate_a / rate_b if a and b else None
    spread = z * sqrt(a / exposure_a**2 + b / exposure_b**2)
    difference = rate_a - rate_b
    return RateRatio(
        ratio=ratio,
        wald=_wald(ratio, a, b, z),
        exact=_conditional(a, b, exposure_b / exposure_a, conf),
        difference=difference,
        difference_interval=Interval(difference - spread, difference + spread),
    )


def _wald(ratio: float | None, a: int, b: int, z: float) -> Interval | None:
    if ratio is None:
        return None
    spread = z * sqrt(1 / a + 1 / b)
    return Interval(exp(log(ratio) - spread), exp(log(ratio) + spread))


def _conditional(a: int, b: int, exposures: float, conf: float) -> Interval | None:
    if a + b == 0:
        return None
    low, high = proportion_interval(a, a + b, conf)
    assert high is not None  # noqa: S101 - a proportion always has an upper end
    return Interval(
        low / (1 - low) * exposures,
        high / (1 - high) * exposures if high < 1 else None,
    )


def differs_from_one(
    a: int, exposure_a: float, b: int, exposure_b: float, conf: float = CONF
) -> bool:
    """Whether the exact `conf` interval of the ratio leaves out 1, without finding its ends.

    Given a + b, a is binomial: the two tails at equal rates are what the ends are made from.
    """
    share, tail = exposure_a / (exposure_a + exposure_b), (1 - conf) / 2
    as_many = beta_cdf(share, a, b + 1) if a else 1.0
    as_few = 1 - beta_cdf(share, a + 1, b) if b else 1.0
    return as_many < tail or as_few < tail
