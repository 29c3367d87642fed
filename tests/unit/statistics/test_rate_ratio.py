"""Two rates compared, against scipy and against what must hold."""

import pytest
from scipy import stats

from riktig.statistics import differs_from_one, rate_ratio

CASES = [(10, 100.0, 20, 120.0), (212, 1100.0, 180, 1130.0), (1, 1.0, 1, 1.0), (40, 12.0, 5, 12.0)]


@pytest.mark.parametrize(("a", "exposure_a", "b", "exposure_b"), CASES)
def test_exact_interval_is_the_conditional_one(
    a: int, exposure_a: float, b: int, exposure_b: float
) -> None:
    p = stats.binomtest(a, a + b).proportion_ci(0.95, "exact")
    expected = [end / (1 - end) * exposure_b / exposure_a for end in (p.low, p.high)]
    assert rate_ratio(a, exposure_a, b, exposure_b).exact == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(("a", "exposure_a", "b", "exposure_b"), CASES)
def test_wald_interval(a: int, exposure_a: float, b: int, exposure_b: float) -> None:
    found = rate_ratio(a, exposure_a, b, exposure_b)
    factor = 2.718281828459045 ** (stats.norm.ppf(0.975) * (1 / a + 1 / b) ** 0.5)
    ratio = a / exposure_a / (b / exposure_b)
    assert found.ratio == pytest.approx(ratio)
    assert found.wald == pytest.approx((ratio / factor, ratio * factor), rel=1e-6)
    assert found.difference == pytest.approx(a / exposure_a - b / exposure_b)


def test_turning_the_question_round_inverts_the_ratio() -> None:
    forwards, backwards = rate_ratio(10, 100, 20, 120), rate_ratio(20, 120, 10, 100)
    assert forwards.exact is not None
    assert backwards.exact is not None
    assert backwards.exact.high is not None
    assert forwards.exact.low == pytest.approx(1 / backwards.exact.high)


def test_a_zero_cell_has_no_ratio_and_says_what_it_can() -> None:
    nothing_after = rate_ratio(0, 100, 20, 100)
    assert (nothing_after.ratio, nothing_after.wald) == (None, None)
    assert nothing_after.exact is not None
    assert nothing_after.exact.low == 0
    nothing_before = rate_ratio(20, 100, 0, 100)
    assert nothing_before.exact is not None
    assert nothing_before.exact.high is None
    assert rate_ratio(0, 100, 0, 100).exact is None
    assert rate_ratio(0, 100, 0, 100).difference == 0


@pytest.mark.parametrize(
    ("a", "exposure_a", "b", "exposure_b", "conf"),
    [(-1, 1, 1, 1, 0.95), (1, 0, 1, 1, 0.95), (1, 1, 1, 1, 1.0)],
)
def test_refuses_what_is_no_rate(
    a: int, exposure_a: float, b: int, exposure_b: float, conf: float
) -> None:
    with pytest.raises(ValueError, match="counts must be"):
        rate_ratio(a, exposure_a, b, exposure_b, conf)


@pytest.mark.parametrize("a", range(0, 40, 3))
@pytest.mark.parametrize("b", range(0, 40, 4))
def test_a_ratio_differs_from_one_where_its_exact_interval_leaves_one_out(a: int, b: int) -> None:
    exact = rate_ratio(a, 110.0, b, 100.0).exact
    outside = exact is not None and (exact.low > 1 or (exact.high is not None and exact.high < 1))
    assert differs_from_one(a, 110.0, b, 100.0) == outside
