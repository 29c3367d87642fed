"""A code survives being written by hand and typed in again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.agreed.signs import grouped, numbers_of

FIVE_BITS = st.lists(st.integers(0, 31), min_size=12, max_size=12)


@given(FIVE_BITS, st.sampled_from([" ", "-", "–", "", "\n", "\u00a0"]), st.booleans())
def test_what_is_written_reads_back_however_it_is_typed(numbers, between, small):
    written = grouped("RB", numbers)
    typed = written.replace("-", between)
    typed = typed.lower() if small else typed
    typed = "RB" + typed[2:].replace("1", "l").replace("0", "O")
    assert numbers_of(typed, "RB", 12) == numbers


@pytest.mark.parametrize(
    "typed", ["", "RB-0000-0000-000", "RB-0000-0000-000U", "RK-0000-0000-0000"]
)
def test_what_is_no_code_has_no_numbers(typed):
    assert numbers_of(typed, "RB", 12) is None
