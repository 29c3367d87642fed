"""What must hold of every series, benchmark, ratio and masked table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.statistics import Counted, benchmark, rate_ratio, run_chart, signals, suppress, xmr
from riktig.statistics.benchmark import adjusted_fraction
from riktig.statistics.suppression import is_small

SERIES = st.lists(st.none() | st.integers(-50, 50), min_size=2, max_size=40).filter(
    lambda values: any(value is not None for value in values)
)
COUNTED = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=12).map(
    lambda pairs: [Counted(f"P{n}", min(pair), max(pair)) for n, pair in enumerate(pairs)]
)
COUNTS = st.dictionaries(st.text("ABCDEF", min_size=1, max_size=3), st.integers(0, 30), min_size=1)


@given(SERIES, st.integers(1, 5), st.integers(-9, 9))
def test_the_scale_of_a_series_does_not_matter(values, factor, shift) -> None:
    moved = [None if value is None else factor * value + shift for value in values]
    first, second = run_chart(values), run_chart(moved)
    assert (first.n_useful, first.longest_run, first.crossings, first.signal) == (
        second.n_useful,
        second.longest_run,
        second.crossings,
        second.signal,
    )


@given(SERIES)
def test_a_series_read_backwards_has_the_same_runs(values) -> None:
    first, second = run_chart(values), run_chart(values[::-1])
    assert (first.longest_run, first.crossings) == (second.longest_run, second.crossings)


@given(SERIES)
def test_a_signal_has_its_reason(values) -> None:
    chart = run_chart(values)
    if chart.signal:
        assert chart.n_useful >= 10
        long_run = chart.longest_run > (chart.longest_run_max or 0)
        assert long_run or chart.crossings < (chart.crossings_min or 0)


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=40), st.booleans())
def test_the_mean_is_within_its_limits_and_what_is_outside_is(values, screen) -> None:
    chart = xmr(values, screen)
    assert chart.lower <= chart.mean <= chart.upper
    for position, value in enumerate(values):
        inside = chart.lower - 1e-9 <= value <= chart.upper + 1e-9
        assert inside or position in chart.outside
    assert screen or chart.screened == 0


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=40))
def test_screening_never_widens_the_limits(values) -> None:
    assert xmr(values, True).mean_moving_range <= xmr(values, False).mean_moving_range


@given(COUNTED, st.sampled_from(["higher", "lower"]))
def test_a_benchmark_is_what_the_best_with_a_tenth_reach(rows, better) -> None:
    if not any(row.denominator for row in rows):
        return
    found = benchmark(rows, better)
    chosen = [row for row in rows if row.name in found.selected]
    left = [row for row in rows if row.denominator and row.name not in found.selected]
    assert 10 * found.denominator >= found.all_patients
    assert found.share == pytest.approx(
        sum(row.numerator for row in chosen) / sum(row.denominator for row in chosen)
    )
    worst = min(adjusted_fraction(row, better) for row in chosen)
    assert all(adjusted_fraction(row, better) < worst for row in left)
    better_ones = [row for row in chosen if adjusted_fraction(row, better) > worst]
    assert 10 * sum(row.denominator for row in better_ones) < found.all_patients


@given(st.integers(0, 300), st.integers(0, 300), st.floats(0.5, 1e4), st.floats(0.5, 1e4))
def test_a_ratio_is_within_its_exact_interval(a, b, exposure_a, exposure_b) -> None:
    found = rate_ratio(a, exposure_a, b, exposure_b)
    assert (found.ratio is None) == (a == 0 or b == 0)
    assert (found.exact is None) == (a == b == 0)
    if found.ratio is not None and found.exact is not None and found.exact.high is not None:
        assert found.exact.low <= found.ratio <= found.exact.high


@given(COUNTS, st.sampled_from([3, 4, 5, 10]))
def test_masking_is_true_and_enough(counts, min_count) -> None:
    published = suppress(counts, min_count)
    masked = [
        c for c, shown in zip(counts.values(), published.counts, strict=True) if shown is None
    ]
    for count, shown in zip(counts.values(), published.counts, strict=True):
        assert shown is None or shown == count
        assert not (is_small(count, min_count) and shown is not None)
        assert count or shown == 0
    assert published.total in (None, sum(counts.values()))
    if masked and published.total is not None:
        least = sum(1 if is_small(count, min_count) else min_count for count in masked)
        assert len(masked) > 1
        assert sum(masked) - least >= min_count - 2


@given(COUNTS)
def test_the_order_of_the_rows_does_not_choose(counts) -> None:
    turned = dict(reversed(counts.items()))
    first, second = suppress(counts), suppress(turned)
    assert first.total == second.total
    assert first.counts == second.counts[::-1]


@given(SERIES, st.sampled_from(["higher", "lower"]), st.integers(-50, 50))
def test_true_sentences_never_contradict_each_other(values, better, goal) -> None:
    true = {signal.name for signal in signals(values, better, goal)}
    against = {"better_than_benchmark", "at_benchmark", "worse_than_benchmark"}
    assert len(true & against) == 1
    assert len(true & {"more_than_chance", "chance_alone", "too_few_to_judge"}) == 1
    for pair in ({"improving", "worsening"}, {"achieved", "lost"}, {"gap_smaller", "gap_larger"}):
        assert len(true & pair) <= 1
    if true & {"lost", "gap_smaller", "gap_larger"}:
        assert "worse_than_benchmark" in true
