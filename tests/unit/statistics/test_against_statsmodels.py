"""Intervals against statsmodels, which nothing at run time needs."""

import pytest
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson, confint_poisson_2indep

from riktig.statistics import poisson_interval, proportion_interval, rate_ratio

CLOSE = 1e-6


@pytest.mark.parametrize(("x", "n"), [(0, 9), (3, 9), (9, 9), (354_666, 2_543_224)])
def test_shares_are_clopper_and_pearson(x: int, n: int) -> None:
    expected = proportion_confint(x, n, alpha=0.05, method="beta")
    assert proportion_interval(x, n) == pytest.approx(expected, rel=CLOSE, abs=1e-12)


@pytest.mark.parametrize("x", [1, 7, 350])
def test_counts_are_exact(x: int) -> None:
    assert poisson_interval(x) == pytest.approx(confint_poisson(x, 1, "exact-c"), rel=CLOSE)


@pytest.mark.parametrize("conf", [0.9, 0.95, 0.998])
@pytest.mark.parametrize(("a", "b"), [(1, 1), (10, 20), (212, 180)])
def test_the_large_sample_interval_of_a_ratio(a: int, b: int, conf: float) -> None:
    found = rate_ratio(a, 100, b, 130, conf)
    expected = confint_poisson_2indep(
        a, 100, b, 130, method="wald-log", compare="ratio", alpha=1 - conf
    )
    assert found.wald == pytest.approx(expected, rel=CLOSE)
