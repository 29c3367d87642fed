"""Others' numbers come from one place: who counts, what is rounded, and who has a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from summary_dicts import COUNTS_AFTER, COUNTS_BEFORE, after, before

from riktig.agreed.agreed import Agreed
from riktig.blocks.group_pairs import LEAST_MEMBERS, GroupPairs, group_pairs, letters_of
from riktig.compare import compare
from riktig.compare.rounded import NEAREST
from riktig.feedback.published import published
from riktig.measures.load import measure_named

OVERLAP = "opioid_with_sedative"
MEASURE = measure_named(OVERLAP)
COUNT = st.one_of(st.just(0), st.integers(5, 90))


def counted(base, pair):
    return {**base, OVERLAP: pair}


def member(name, first, second, kind="share"):
    sides = counted(COUNTS_BEFORE, first), counted(COUNTS_AFTER, second)
    return compare(before(name, kind, sides[0]), after(name, kind, sides[1]))


def group(*pairs, lettered=True):
    names = [pair.member for pair in pairs]
    return GroupPairs(tuple(pairs), 0, letters_of(names, Agreed()), lettered)


@given(st.lists(st.tuples(COUNT, COUNT), min_size=LEAST_MEMBERS, max_size=8))
def test_rows_and_the_whole_are_rounded(counts):
    pairs = [member(f"M{n}", (x, 100), (y, 101)) for n, (x, y) in enumerate(counts)]
    found = published(MEASURE, group(*pairs))
    for row, (x, y) in zip(found.rows, counts, strict=True):
        for side, true in ((row.before, x), (row.after, y)):
            assert side.numerator.number % NEAREST == 0
            assert abs(side.numerator.number - true) <= NEAREST // 2
            assert side.denominator.number % NEAREST == 0
    if any(x or y for x, y in counts):
        for side, true in (
            (found.whole.before, sum(x for x, _ in counts)),
            (found.whole.after, sum(y for _, y in counts)),
        ):
            assert side.numerator.number % NEAREST == 0
            assert abs(side.numerator.number - true) <= NEAREST // 2
    if found.around:
        low, high = found.around
        before, after = (sum(pair[when] for pair in counts) for when in (0, 1))
        exact = (after / len(counts) / 101) / (before / len(counts) / 100)
        assert low - 1e-9 <= exact <= high + 1e-9


@pytest.mark.parametrize("masked", [0, 1, 3])
def test_masked_members_never_make_up_the_five(masked):
    open_ones = [member(f"A{n}", (31, 212), (10, 160)) for n in range(LEAST_MEMBERS - 1)]
    few = [member(f"B{n}", (31, 212), (None, 160)) for n in range(masked)]
    found = published(MEASURE, group(*open_ones, *few))
    assert (found.rows, found.whole, found.around) == ((), None, None)
    one_more = published(MEASURE, group(*open_ones, member("C", (31, 212), (10, 160)), *few))
    assert one_more.shown
    assert one_more.used == LEAST_MEMBERS
    assert one_more.members == LEAST_MEMBERS + masked


@pytest.mark.parametrize(("own_after", "shown"), [((10, 160), True), ((3, 160), False)])
def test_the_reader_is_one_of_the_five_when_the_group_would_see_them(own_after, shown):
    others = [member(f"A{n}", (31, 212), (10, 160)) for n in range(LEAST_MEMBERS - 1)]
    own = member("Z", (31, 212), own_after, "private")
    names = [*(pair.member for pair in others), own.member]
    beside = GroupPairs(tuple(others), 0, letters_of(names, Agreed()))
    found = published(MEASURE, beside, own.measure(OVERLAP))
    assert found.shown == shown
    assert len(found.rows) == (LEAST_MEMBERS - 1 if shown else 0)  # never the reader's own row


def test_without_letters_rows_stand_by_their_numbers():
    counts = [(60, 20), (10, 30), (40, 5), (10, 10), (80, 80)]
    pairs = [member(f"M{n}", (x, 100), (y, 100)) for n, (x, y) in enumerate(counts)]
    rows = published(MEASURE, group(*pairs, lettered=False)).rows
    assert {row.label for row in rows} == {""}
    placed = [(row.before.numerator.number, row.after.numerator.number) for row in rows]
    assert placed == sorted(counts)


def test_letters_are_let_go_when_the_members_are_not_the_group_files():
    own = member("A", (31, 212), (10, 160))
    others = [
        one
        for name in ("B", "C", "D", "E")
        for one in (before(name, "share"), after(name, "share"))
    ]
    all_five = dict(zip("ABCDE", "VWXYZ", strict=True))
    same = group_pairs(others, own, Agreed(letters=all_five))
    assert same.lettered
    assert same.letter == all_five
    for wrong in ({**all_five, "F": "U"}, {name: all_five[name] for name in "ABCD"}):
        found = group_pairs(others, own, Agreed(letters=wrong))
        assert not found.lettered
        assert found.letter["A"] == "V"  # the reader's own stays
        assert len(set(found.letter.values())) == 5
    one_sided = group_pairs(others[:-1], own, Agreed(letters=all_five))
    assert not one_sided.lettered
