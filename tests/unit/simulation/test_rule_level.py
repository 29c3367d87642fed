"""The rule's level, reckoned out: every pair of counts that can be, by its exact chance."""

from __future__ import annotations

import pytest
from scipy.stats import binom, poisson

from riktig.compare import CHANGE_CONF, verdict
from riktig.simulation.run import PAGE, Line, nothing, run

MOST_A_MEASURE = 0.05
MOST_ON_PAGE_ONE = 0.10
LEAST_CHANCE = 1e-9  # of a count worth reckoning with


def wrong(before, after, of_before: int, of_after: int) -> float:
    """How often two independent counts with these chances are called a change."""
    likely = [[(x, p) for x, p in enumerate(one) if p > LEAST_CHANCE] for one in (before, after)]
    return sum(
        p * q
        for x, p in likely[0]
        for y, q in likely[1]
        if verdict(y, of_after, x, of_before) == "beyond_chance"
    )


@pytest.mark.parametrize("mean", [1, 4, 8, 20, 60, 110])
@pytest.mark.parametrize("longer", [1.0, 1.3])
def test_independent_counts_at_one_rate_are_seldom_called_a_change(mean, longer):
    counts = range(int(mean * longer * 2 + 30))
    before, after = poisson.pmf(counts, mean), poisson.pmf(counts, mean * longer)
    assert wrong(before, after, 10_000, round(10_000 * longer)) <= 1 - CHANGE_CONF


@pytest.mark.parametrize(("share", "of"), [(0.05, 60), (0.3, 50), (0.6, 70)])
def test_independent_patients_of_a_share_more_seldom_still(share, of):
    chances = binom.pmf(range(of + 1), of, share)
    assert wrong(chances, chances, of, of) <= 1 - CHANGE_CONF


def test_the_level_holds_a_measure_in_the_worst_case():
    assert round(1 - CHANGE_CONF, 9) <= MOST_A_MEASURE


@pytest.mark.thorough
def test_same_patients_hold_page_one():
    """Some of the runs of `riktig simulate`: four groups of eight, the same every time."""
    tally = nothing()
    for number in range(1, 5):
        tally.add(run(1, number, 8))
    for who in ("one", "beside", "group"):
        line = Line("same", who, PAGE)
        assert tally.said[line] <= MOST_ON_PAGE_ONE * tally.looked[line], who
