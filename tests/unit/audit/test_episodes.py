"""Days covered and days in common, drawn as small numbers."""

import pytest

from riktig.episodes import covered, overlap_days

FAR = 10_000


@pytest.mark.parametrize(
    ("given", "spans"),
    [
        ([], []),
        ([(1, 3)], [(1, 3)]),
        ([(1, 3), (4, 2)], [(1, 5)]),  # side by side are one
        ([(1, 3), (5, 1)], [(1, 3), (5, 5)]),
        ([(1, 10), (2, 3)], [(1, 10)]),  # within
        ([(5, 2), (1, 2)], [(1, 2), (5, 6)]),  # in any order
        ([(1, 0)], []),
    ],
)
def test_covered(given: list[tuple[int, int]], spans: list[tuple[int, int]]) -> None:
    assert covered(given, FAR) == spans


def test_covered_ends_with_the_period() -> None:
    assert covered([(1, 10), (12, 3)], 5) == [(1, 5)]


def test_overlap() -> None:
    assert overlap_days([(1, 5), (10, 12)], [(4, 10)]) == 3
    assert overlap_days([(1, 5)], [(6, 9)]) == 0
    assert overlap_days([(1, 5)], [(1, 5)]) == 5
    assert overlap_days([], [(1, 5)]) == 0
