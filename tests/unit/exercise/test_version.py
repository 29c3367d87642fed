"""Which version of the numbers somebody gets."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.exercise.version import version_of

# FNV-1a of 32 bits: the published test vector of "a" is e40c292c.
MANY = 2**32


def test_it_is_the_published_sum():
    # One byte more than the published one.
    of_a = 0xE40C292C
    expected = ((of_a ^ ord("/")) * 0x01000193) % MANY
    assert version_of("a", "", 1, MANY) == expected


@given(st.text(max_size=20), st.integers(1, 20), st.integers(2, 6))
def test_the_next_attempt_has_other_numbers(participant, attempt, of):
    first = version_of(participant, "final_test", attempt, of)
    again = version_of(participant, "final_test", attempt + 1, of)
    assert first != again
    assert {first, again} <= set(range(of))


@pytest.mark.parametrize("of", [2, 3, 4, 5, 6])
def test_participants_are_spread_over_the_versions(of):
    found = Counter(version_of(f"d{one:02d}", "sleep_cases", 1, of) for one in range(60))
    assert set(found) == set(range(of))
    assert max(found.values()) < 60 * 2 / of
