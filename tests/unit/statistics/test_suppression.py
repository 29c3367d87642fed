"""Attacks on masked tables: every table that could look like that is written out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest

from riktig.statistics.suppression import Published, is_small, suppress

NAMES = "ABCD"


def completions(published: Published, known_small: set[int], min_count: int) -> Iterator[tuple]:
    """Every table with these counts and this total, each small count small, the others not."""
    masked = [n for n, count in enumerate(published.counts) if count is None]
    shown = sum(count for count in published.counts if count is not None)
    left = None if published.total is None else published.total - shown
    most = (left or min_count) + min_count
    kinds = [range(1, min_count) if n in known_small else range(min_count, most) for n in masked]
    for values in product(*kinds):
        if left is None or sum(values) == left:
            yield dict(zip(masked, values, strict=True))


def tables(rows: int, most: int) -> Iterator[dict[str, int]]:
    for counts in product(range(most + 1), repeat=rows):
        yield dict(zip(NAMES, counts, strict=False))


@pytest.mark.parametrize(
    ("rows", "most", "min_count"), [(2, 16, 5), (3, 11, 5), (3, 14, 4), (4, 8, 3)]
)
def test_a_small_count_can_be_any_small_number_even_to_who_knows_which_are_small(
    rows: int, most: int, min_count: int
) -> None:
    for counts in tables(rows, most):
        published = suppress(counts, min_count)
        small = {n for n, count in enumerate(counts.values()) if is_small(count, min_count)}
        if not small:
            assert published == Published(tuple(counts.values()), sum(counts.values()))
            continue
        possible = defaultdict(set)
        for completion in completions(published, small, min_count):
            for position, value in completion.items():
                possible[position].add(value)
        for position in small:
            assert possible[position] == set(range(1, min_count)), counts


@pytest.mark.parametrize(
    ("rows", "most", "min_count"),
    [(2, 20, 5), (3, 16, 4), (4, 11, 3), (5, 6, 3), (4, 9, 4), (4, 11, 5)],
)
def test_no_count_is_given_away_to_who_knows_how_the_program_chooses(
    rows: int, most: int, min_count: int
) -> None:
    """All tables are run, and those that come out alike are laid beside each other."""
    alike = defaultdict(list)
    for counts in tables(rows, most):
        alike[suppress(counts, min_count)].append(tuple(counts.values()))
    looked_at = 0
    for published, sources in alike.items():
        shown = sum(count or 0 for count in published.counts)
        # A sum so large that not all its tables were run tells nothing here.
        if published.total is not None and published.total - shown > most:
            continue
        for position, count in enumerate(published.counts):
            if count is None:
                assert len({source[position] for source in sources}) >= 2, (published, sources)
                looked_at += 1
    assert looked_at > 10


def test_what_is_shown_is_true_and_nought_is_shown() -> None:
    for counts in tables(3, 9):
        published = suppress(counts)
        for count, shown in zip(counts.values(), published.counts, strict=True):
            assert shown in (count, None)
            assert shown == 0 or count


def test_two_tables_laid_over_each_other_give_nothing_away() -> None:
    """B hid A last time. Were C to hide it now and B be shown, A could be reckoned."""
    last = {"A": 3, "B": 10, "C": 20}
    first = suppress(last)
    assert first.counts == (None, None, 20)
    previous = dict(zip(last, first.counts, strict=True))
    now = suppress({"A": 6, "B": 10, "C": 20}, previous=previous)
    assert now.counts == (None, None, 20)


def test_a_count_shown_last_time_hides_nothing_now() -> None:
    """A was 7 and is 3; B is as it was, and known: C must hide A."""
    now = suppress({"A": 3, "B": 10, "C": 25}, previous={"A": 7, "B": 10, "C": 20})
    assert now.counts == (None, 10, None)
    same = suppress({"A": 3, "B": 10, "C": 20}, previous={"A": 7, "B": 10, "C": 20})
    assert same == Published((None, None, None), None)


@pytest.mark.parametrize("min_count", [3, 4])
def test_an_unchanged_row_is_not_found_from_two_periods(min_count: int) -> None:
    """The reader takes every row that may be as it was to be as it was."""
    most = 5
    for before in tables(3, most):
        first = suppress(before, min_count)
        previous = dict(zip(before, first.counts, strict=True))
        for changed in range(most + 1):
            after = before | {"C": changed}
            second = suppress(after, min_count, previous)
            check_two_periods(before, after, first, second, min_count)


def check_two_periods(before, after, first, second, min_count) -> None:
    masked = [n for n in range(2) if first.counts[n] is None or second.counts[n] is None]
    small = [n for n in masked if is_small(tuple(before.values())[n], min_count)]
    for position in small:
        values = {a for a, b in worlds(first, second, 20) for a in [(a, b)[position]]}
        assert len(values) >= 2, (before, after, first, second)


def worlds(first: Published, second: Published, most: int) -> set[tuple[int, int]]:
    """A and B, unchanged between the periods, that fit both tables whatever C was."""
    found = set()
    for a, b in product(range(most), repeat=2):
        if fits(first, a, b) and fits(second, a, b):
            found.add((a, b))
    return found


def fits(published: Published, a: int, b: int) -> bool:
    *shown, shown_c = published.counts
    # A masked count is never nought.
    pairs = zip(shown, (a, b), strict=True)
    if any(count == 0 if one is None else count != one for one, count in pairs):
        return False
    if published.total is None:
        return True
    c = published.total - a - b
    return c >= 1 if shown_c is None else c == shown_c


def test_few_groups_are_masked_altogether() -> None:
    counts = {"A": 30, "B": 40}
    assert suppress(counts, min_groups=5) == Published((None, None), None)
    assert suppress(counts, min_groups=2).total == 70
