"""Days covered and days in common, drawn as small numbers."""

import pytest

from riktig.episodes import Episode, Supply, covered, episodes, overlap_days

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


@pytest.mark.parametrize(
    ("given", "gap", "carry", "found"),
    [
        ([], 30, True, []),
        # Ten days' supply on day 1 and on day 21: ten days without between (11-20).
        ([(1, 10), (21, 10)], 10, True, [(1, 30, 20)]),
        ([(1, 10), (21, 10)], 9, True, [(1, 10, 10), (21, 30, 10)]),
        # Fetched five days early: the new begins when the old is used up, on day 11.
        ([(1, 10), (6, 10)], 0, True, [(1, 20, 20)]),
        ([(1, 10), (6, 10)], 0, False, [(1, 15, 15)]),
        # What is left over fills the break before the next.
        ([(1, 10), (6, 10), (21, 5)], 0, True, [(1, 25, 25)]),
        ([(1, 10), (6, 10), (21, 5)], 0, False, [(1, 15, 15), (21, 25, 5)]),
        # Two packs on one day last twice as long.
        ([(1, 10), (1, 10)], 0, True, [(1, 20, 20)]),
        ([(1, 0)], 30, True, []),
    ],
)
def test_episodes(
    given: list[tuple[int, int]], gap: int, carry: bool, found: list[tuple[int, int, int]]
) -> None:
    supplies = [Supply(day, days) for day, days in given]
    assert episodes(supplies, FAR, gap, carry_over=carry) == found


def test_another_substance_is_not_carried_over() -> None:
    given = [Supply(1, 10, "N02AA05"), Supply(6, 10, "N02AX02")]
    assert episodes(given, FAR, 0, carry_over=True) == [(1, 15, 15)]


def test_what_is_left_over_after_the_last_day_has_not_happened() -> None:
    given = [Supply(1, 10), Supply(2, 10), Supply(40, 10)]
    assert episodes(given, 15, 30, carry_over=True) == [(1, 15, 15)]


def test_an_episode_runs_on_until_the_gap_is_passed() -> None:
    one = Episode(1, 10, 10)
    assert one.length == 10
    assert one.runs_on(40, gap_days=30)
    assert not one.runs_on(41, gap_days=30)
    assert not one.runs_on(0, gap_days=30)
