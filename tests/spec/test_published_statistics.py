"""Numbers that others have printed, from the data that they printed them for.

Each case names its source. Of the benchmark (ABC) no worked example with its numbers could be
read: only its definition, which `calculators/benchmark.csv` works out by hand.
"""

from __future__ import annotations

from math import ceil
from statistics import median

import pytest
from scipy.stats import poisson

from riktig.statistics import (
    differs_from_one,
    funnel_limits,
    poisson_interval,
    rate_ratio,
    run_chart,
    xmr,
)
from riktig.statistics.run_chart import crossings_minimum


def test_a_rate_ratio_on_the_edge():
    """Fay, "Testing the ratio of two Poisson rates" (rateratio.test 1.1, 2022), section 1.

    2 events in 17 877 against 9 in 16 660: p = 0.05011, so the 95 % interval just holds 1.
    """
    found = rate_ratio(2, 17_877, 9, 16_660)
    assert found.ratio == pytest.approx(0.2070941557, abs=1e-10)
    assert found.exact == pytest.approx((0.02177406, 1.00054910), abs=5e-9)
    p = 0.05011
    assert not differs_from_one(2, 17_877, 9, 16_660, conf=1 - p + 5e-6)
    assert differs_from_one(2, 17_877, 9, 16_660, conf=1 - p - 5e-6)


def test_limits_of_single_values():
    """NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: ten batches.

    Mean 50.81, mean moving range 1.8778, limits 55.8041 and 45.8159. The handbook divides 3 by
    1.128 where we, as Wheeler, multiply by 2.66: the limits agree to a thousandth of the mean.
    """
    batches = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
    found = xmr(batches, screen_outliers=False)
    assert found.mean == pytest.approx(50.81)
    assert found.mean_moving_range == pytest.approx(1.8778, abs=5e-5)
    assert (found.lower, found.upper) == pytest.approx((45.8159, 55.8041), abs=1e-3)
    assert found.outside == ()


def test_a_run_chart_of_thirteen_points():
    """Wentzel-Larsen and Anhøj, Improving tools for quality improvement (Science Trends).

    Thirteen points cross the line after the third, sixth, seventh, ninth and tenth: five
    crossings, longest run three. Of thirteen, fewer than three crossings would be a signal.
    """
    side = [1] * 3 + [0] * 3 + [1] + [0] * 2 + [1] + [0] * 3
    found = run_chart(side, centre=0.5)
    assert (found.n_useful, found.crossings, found.longest_run) == (13, 5, 3)
    assert (crossings_minimum(13), found.signal) == (3, False)


@pytest.mark.parametrize(
    ("count", "limits"),
    [
        (15, (0.5596924, 1.649348, 0.3862650, 2.082907)),
        (20, (0.6108260, 1.544419, 0.4479107, 1.902094)),
        (30, (0.6746958, 1.427562, 0.5289724, 1.702771)),
    ],
)
def test_exact_limits_of_a_count(count, limits):
    """FunnelPlotR's own test of its Poisson limits (95 % and 99.8 %, over the expected count)."""
    found = [end / count for conf in (0.95, 0.998) for end in poisson_interval(count, conf)]
    assert found == pytest.approx(limits, abs=5e-7)


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        ([n / 10 for n in range(10, 501)], 0.0186),
        ([n / 10 for n in range(501, 1001)], 0.0215),
        (range(101, 501), 0.0233),
        (range(501, 1001), 0.0239),
        (range(1001, 10_001, 7), 0.0246),
    ],
)
def test_how_often_chance_falls_below_a_funnel(expected, printed):
    """Seaton and Manktelow, BMC Med Res Methodol 2012; 12: 98, the table's prediction limits.

    The median chance that a practice in control lies below the lower 95 % limit, by the size of
    the expected count. Never above 2.5 %.
    """
    below = []
    for size in expected:
        limit = funnel_limits("rate", 1.0, size).low95 * size
        below.append(poisson.cdf(ceil(limit - 1e-9) - 1, size))
    assert median(below) == pytest.approx(printed, abs=5e-5)
    assert max(below) <= 0.025 + 1e-9
