"""A participant's own made-up practice: the same everywhere, and fit to be asked about."""

from __future__ import annotations

import hashlib
import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_practice_spec import HEAVY, SPEC

from riktig.exercise.own_practice import own_practice, practice_seed, told_apart
from riktig.exercise.own_practice_made import Made, make
from riktig.exercise.own_practice_reckon import reckon
from riktig.exercise.own_practice_settings import Settings, read_settings
from riktig.exercise.quantity import close
from riktig.problem import Refused

# Pinned: another Python or platform must give these bytes. A changed parameter of the made-up
# practices changes them too, and only then may the number be renewed.
PINNED = "31ce802b6b21e4ac"


@pytest.fixture(scope="module")
def settings() -> Settings:
    return read_settings(SPEC)


@pytest.fixture(scope="module")
def made(settings: Settings) -> Made:
    return own_practice("d07", "sleep_data", 1, settings)


def test_who_and_which_attempt_name_the_practice() -> None:
    seeds = {
        practice_seed(*who)
        for who in (("d07", "a", 1), ("d08", "a", 1), ("d07", "b", 1), ("d07", "a", 2))
    }
    assert len(seeds) == 4
    assert max(seeds) < 2**48


def test_two_participants_and_two_attempts_get_other_lists(made: Made, settings: Settings) -> None:
    others = [own_practice("d08", "sleep_data", 1, settings)]
    others.append(own_practice("d07", "sleep_data", 2, settings))
    assert len({one.csv for one in (made, *others)}) == 3
    values = [[reckon(one, asked[0]) for asked in settings.asked] for one in (made, *others)]
    assert values[0] != values[1] != values[2] != values[0]


@pytest.mark.parametrize("participant", [f"d{number:02d}" for number in range(1, 9)])
def test_what_is_asked_is_told_apart(participant: str, settings: Settings) -> None:
    made = own_practice(participant, "sleep_data", 1, settings)
    for asked in settings.asked:
        values = [reckon(made, one) or 0.0 for one in asked]
        assert values[0] > 0
        for one, other in combinations(values, 2):
            assert not close(one, other)
            assert not close(round(one), other)


@given(st.floats(0.1, 5000), st.floats(0.1, 5000))
def test_told_apart_is_the_same_both_ways_and_no_rounding_is_the_other(
    one: float, other: float
) -> None:
    assert told_apart(one, other) == told_apart(other, one)
    if told_apart(one, other):
        assert not close(round(other, 1), one)
        assert not close(round(other), one)


def test_too_much_asked_is_refused_and_not_searched_for_ever() -> None:
    same = [HEAVY | {"part": "value"}, HEAVY | {"part": "value"}]
    small = read_settings({"months": 13, "list_size": 100, "asked": [same]})
    with pytest.raises(Refused) as refusal:
        own_practice("d01", "sleep_data", 1, small)
    assert refusal.value.problem.code == "own_practice_not_found"


def test_a_practice_is_made_and_audited_in_a_tenth_of_a_second(settings: Settings) -> None:
    make(0, settings)  # loads tables
    used = []
    for seed in range(1, 6):
        before = time.process_time()
        found = make(seed, settings)
        for asked in settings.asked:
            for one in asked:
                reckon(found, one)
        used.append(time.process_time() - before)
    assert min(used) < 0.1, used


def test_the_bytes_are_those_of_every_version(made: Made) -> None:
    assert hashlib.sha256(made.csv.encode()).hexdigest()[:16] == PINNED
