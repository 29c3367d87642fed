"""Anhøj's limits and what counts as a useful point."""

from math import log2

import pytest
from scipy import stats

from riktig.statistics import run_chart
from riktig.statistics.run_chart import crossings_minimum, longest_run_max


@pytest.mark.parametrize("useful", range(2, 300))
def test_crossings_are_the_lower_tail_of_the_binomial(useful: int) -> None:
    assert crossings_minimum(useful) == stats.binom.ppf(0.05, useful - 1, 0.5)


@pytest.mark.parametrize(("useful", "run", "crossings"), [(10, 6, 2), (16, 7, 4), (24, 8, 8)])
def test_limits_as_published(useful: int, run: int, crossings: int) -> None:
    assert (longest_run_max(useful), crossings_minimum(useful)) == (run, crossings)
    assert run == round(log2(useful)) + 3


def test_nothing_useful_has_no_limits() -> None:
    chart = run_chart([4, 4, None, 4])
    assert (chart.n_useful, chart.longest_run_max, chart.crossings_min) == (0, None, None)
    assert not chart.signal
    assert not chart.judged


def test_decimals_lie_where_they_are_written() -> None:
    """0.15 is the middle of 0.1 and 0.2, though the floats do not say so."""
    chart = run_chart([0.1, 0.2, 0.15])
    assert chart.median == 0.15
    assert chart.n_useful == 2
    assert run_chart([0.1 + 0.2], centre=0.30000000000000004).n_useful == 0


def test_a_run_of_eight_is_no_signal_in_a_long_series() -> None:
    """The limit grows with the series: eight in a row is within it at 24 points."""
    values = [9] * 8 + [1, 9] * 8
    chart = run_chart(values, centre=5)
    assert (chart.n_useful, chart.longest_run, chart.signal) == (24, 8, False)
    assert run_chart([9, *values], centre=5).long_run


@pytest.mark.parametrize("freeze_at", [0, -1, 4])
def test_refuses_a_baseline_outside_the_series(freeze_at: int) -> None:
    with pytest.raises(ValueError, match="freeze_at"):
        run_chart([1, 2, 3], freeze_at=freeze_at)


def test_refuses_a_series_without_values() -> None:
    with pytest.raises(ValueError, match="no values"):
        run_chart([None, None])
