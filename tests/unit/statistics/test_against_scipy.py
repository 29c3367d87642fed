"""Our few distributions against scipy, which the browser does not have."""

import pytest
from scipy import stats

from riktig.statistics import poisson_interval, proportion_interval
from riktig.statistics.quantiles import beta_quantile, gamma_quantile, two_sided_z
from riktig.statistics.special import beta_cdf, gamma_cdf

CLOSE = 1e-6
LEVELS = (0.0005, 0.025, 0.5, 0.975, 0.9995)
SHAPES = (0.5, 1.0, 3.7, 40.0, 900.0)


@pytest.mark.parametrize("p", LEVELS)
@pytest.mark.parametrize("a", SHAPES)
@pytest.mark.parametrize("b", SHAPES)
def test_beta_quantile(p: float, a: float, b: float) -> None:
    ours = beta_quantile(p, a, b)
    assert ours == pytest.approx(stats.beta.ppf(p, a, b), rel=CLOSE)
    assert beta_cdf(ours, a, b) == pytest.approx(p, rel=CLOSE)


@pytest.mark.parametrize("p", LEVELS)
@pytest.mark.parametrize("a", SHAPES)
def test_gamma_quantile(p: float, a: float) -> None:
    ours = gamma_quantile(p, a)
    assert ours == pytest.approx(stats.gamma.ppf(p, a), rel=CLOSE)
    assert gamma_cdf(ours, a) == pytest.approx(p, rel=CLOSE)


@pytest.mark.parametrize("conf", [0.8, 0.9, 0.95, 0.99, 0.998])
def test_normal_value(conf: float) -> None:
    assert two_sided_z(conf) == pytest.approx(stats.norm.ppf((1 + conf) / 2), rel=CLOSE)


@pytest.mark.parametrize(("x", "n"), [(0, 5), (1, 5), (5, 5), (17, 212), (300, 1100), (2, 40000)])
@pytest.mark.parametrize("conf", [0.95, 0.998])
def test_clopper_pearson(x: int, n: int, conf: float) -> None:
    expected = stats.binomtest(x, n).proportion_ci(confidence_level=conf, method="exact")
    ours = proportion_interval(x, n, conf)
    assert ours == pytest.approx((expected.low, expected.high), rel=CLOSE, abs=1e-12)


@pytest.mark.parametrize("x", [0, 1, 4, 17, 212, 5000])
def test_poisson_interval(x: int) -> None:
    low = stats.chi2.ppf(0.025, 2 * x) / 2 if x else 0.0
    high = stats.chi2.ppf(0.975, 2 * x + 2) / 2
    assert poisson_interval(x) == pytest.approx((low, high), rel=CLOSE)


def test_outside_the_distribution() -> None:
    assert (beta_cdf(-1, 2, 3), beta_cdf(2, 2, 3), gamma_cdf(-1, 2)) == (0, 1, 0)


@pytest.mark.parametrize(("x", "n"), [(0, 0), (-1, 4), (5, 4)])
def test_refuses_what_is_no_proportion(x: int, n: int) -> None:
    with pytest.raises(ValueError, match="proportion"):
        proportion_interval(x, n)


def test_refuses_a_count_below_zero() -> None:
    with pytest.raises(ValueError, match="below zero"):
        poisson_interval(-1)
