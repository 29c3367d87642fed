"""How far a count must move: the same as trying every count with the rule itself."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riktig.compare import Cell, Side, detectable, verdict
from riktig.compare.ratios import side_of

HIDDEN = Side(Cell(None, masked=True), Cell(40), None, None, None, "suppressed", "")


def beyond(count: int, of: int, x: int, n: int) -> bool:
    return verdict(count, of, x, n) == "beyond_chance"


@given(st.integers(1, 150), st.integers(1, 150), st.data())
@settings(max_examples=150)
def test_it_is_the_nearest_count_on_each_side_that_the_rule_calls_a_change(n, of, data):
    x = data.draw(st.integers(0, n))
    found = detectable(side_of(x, n, None), of)
    called = [count for count in range(of + 1) if beyond(count, of, x, n)]
    below = [count for count in called if count * n < x * of]
    above = [count for count in called if count * n > x * of]
    assert found.fewer == (max(below) if below else None)
    assert found.more == (min(above) if above else None)
    assert len(below) + len(above) == len(called)


def test_a_published_case_of_few():
    # The exact test of 10 against k of the same exposure: 2 or fewer, or 23 or more, at 5 %,
    # 2.5 % a side (binomial, half: P(X <= 2 of 12) = 0.0193, P(X <= 3 of 13) = 0.0461;
    # P(X >= 23 of 33) = 0.0175, P(X >= 22 of 32) = 0.0251).
    found = detectable(side_of(10, 1000, 1000), 1000)
    assert found == (2, 23)


@pytest.mark.parametrize(
    ("side", "of"), [(HIDDEN, 40), (side_of(5, 20, None), None), (side_of(5, 20, None), 0)]
)
def test_without_open_counts_nothing_is_said(side, of):
    assert detectable(side, of) == (None, None)


def test_it_is_quick_for_the_largest_lists():
    began = time.perf_counter()
    detectable(side_of(4_000, 10_000, 1000), 10_000)
    assert time.perf_counter() - began < 0.5
