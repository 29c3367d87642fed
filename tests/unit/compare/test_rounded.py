"""Others' counts are rounded, and everything shown of them is reckoned from the rounded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riktig.compare import Cell, Side, measure_change, rounded, rounded_change, rounded_count
from riktig.compare.ratios import side_of
from riktig.measures.result import value_of_counts

COUNTS = st.integers(5, 5000).flatmap(
    lambda n: st.tuples(st.one_of(st.just(0), st.integers(5, n)), st.just(n))
)


@given(COUNTS, st.sampled_from([None, 1000]))
def test_counts_are_of_fives_and_the_value_is_theirs(pair, per):
    x, n = pair
    found = rounded(side_of(x, n, per))
    new_x, new_n = found.numerator.number, found.denominator.number
    assert new_x % 5 == new_n % 5 == 0
    assert 0 <= new_x <= new_n
    assert abs(new_x - x) <= 2
    assert abs(new_n - n) <= 2
    assert (new_x == 0) == (x == 0)
    assert (found.value, found.low, found.high) == value_of_counts(per, new_x, new_n)
    assert rounded(found) == found


@given(st.integers(0, 10_000))
def test_rounding_is_to_the_nearest(count):
    assert rounded_count(count) == 5 * round(count / 5)


@given(st.integers(1, 4), st.integers(4, 60))
def test_a_small_count_that_should_not_be_there_is_hidden(x, n):
    found = rounded(side_of(x, n, None))
    assert found.status == "suppressed"
    assert found.numerator == found.denominator == Cell(None, masked=True)
    assert found.value is None


def test_a_masked_side_keeps_no_denominator():
    masked = Side(Cell(None, masked=True), Cell(43), None, None, None, "suppressed", "")
    assert rounded(masked).denominator.number is None


@given(COUNTS, COUNTS)
def test_a_change_of_others_is_reckoned_from_the_rounded_alone(one, other):
    before, after = side_of(*one, None), side_of(*other, None)
    found = rounded_change(measure_change("z_hypnotic_heavy", 2, before, after))
    assert found == measure_change("z_hypnotic_heavy", 2, rounded(before), rounded(after))
