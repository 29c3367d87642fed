"""Treatment episodes: what must hold whatever was dispensed."""

from __future__ import annotations

from itertools import pairwise

import plain_episodes
from hypothesis import given
from hypothesis import strategies as st

from riktig.episodes import Supply, covered, episodes

LAST = 120
supplies = st.lists(
    st.builds(Supply, st.integers(1, 140), st.integers(0, 45), st.sampled_from(["a", "b"])),
    max_size=9,
)
gaps = st.integers(0, 60)


@given(supplies, gaps, st.booleans())
def test_the_same_as_a_store_emptied_day_by_day(given: list[Supply], gap: int, carry: bool) -> None:
    plain = plain_episodes.episodes(given, LAST, gap, carry_over=carry)
    assert [tuple(one) for one in episodes(given, LAST, gap, carry_over=carry)] == plain


@given(supplies, gaps, gaps, st.booleans())
def test_a_longer_gap_never_gives_more_episodes(
    given: list[Supply], one: int, other: int, carry: bool
) -> None:
    short, long = sorted((one, other))
    few = episodes(given, LAST, long, carry_over=carry)
    many = episodes(given, LAST, short, carry_over=carry)
    assert len(few) <= len(many)
    assert sum(e.days_covered for e in few) == sum(e.days_covered for e in many)


@given(supplies, gaps)
def test_carry_over_never_shortens(given: list[Supply], gap: int) -> None:
    without = episodes(given, LAST, gap, carry_over=False)
    with_it = episodes(given, LAST, gap, carry_over=True)
    assert sum(e.days_covered for e in with_it) >= sum(e.days_covered for e in without)
    for one in without:  # each lies inside one that carry-over gives
        assert any(e.first <= one.first and one.last <= e.last for e in with_it)


@given(supplies, gaps)
def test_without_carry_over_the_days_are_the_union(given: list[Supply], gap: int) -> None:
    spans = covered([(s.day, s.days) for s in given], LAST)
    found = episodes(given, LAST, gap, carry_over=False)
    assert sum(e.days_covered for e in found) == sum(last - first + 1 for first, last in spans)
    if not gap:
        assert [(e.first, e.last) for e in found] == spans


@given(supplies.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))), gaps)
def test_the_order_of_rows_does_not_matter(
    both: tuple[list[Supply], list[Supply]], gap: int
) -> None:
    one, other = (episodes(some, LAST, gap, carry_over=True) for some in both)
    assert one == other


@given(supplies, gaps, st.booleans())
def test_breaks_between_episodes_are_longer_than_the_gap(
    given: list[Supply], gap: int, carry: bool
) -> None:
    found = episodes(given, LAST, gap, carry_over=carry)
    for one, after in pairwise(found):
        assert after.first - one.last - 1 > gap
    assert all(1 <= e.days_covered <= e.length and e.last <= LAST for e in found)
