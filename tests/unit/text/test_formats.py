"""Numbers and dates as Norwegians write and type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.text import decimal_text, format_date, format_number, parse_number

WRITTEN = [
    (1234.5, 1, "1\u00a0234,5"),
    (6.25, 1, "6,3"),
    (56.25, 1, "56,3"),
    (96.75, 1, "96,8"),
    (-3.45, 1, "\u22123,5"),
    (-0.04, 1, "0,0"),
    (0, 0, "0"),
    (1234567, 0, "1\u00a0234\u00a0567"),
]


@pytest.mark.parametrize(("value", "decimals", "written"), WRITTEN)
def test_numbers_have_comma_and_half_goes_up(value, decimals, written):
    assert format_number(value, decimals) == written


@pytest.mark.parametrize(
    ("value", "written"), [(12.5, "12,5"), (72.0, "72"), (30, "30"), (0.1000001, "0,1")]
)
def test_as_many_decimals_as_needed(value, written):
    assert decimal_text(value) == written


@pytest.mark.parametrize(
    "typed", ["", "ti", "1.000.000", "1 000", "1.000", "12,500", "--1", "1,2,3", "nan", "1e5"]
)
def test_what_is_not_a_plain_number_is_not_read(typed):
    assert parse_number(typed) is None


@pytest.mark.parametrize(("typed", "value"), [("0,625", 0.625), ("1,25", 1.25), ("1000", 1000)])
def test_what_can_only_be_one_number_is_read(typed, value):
    assert parse_number(typed) == value


@given(st.decimals(min_value=-9999, max_value=9999, places=2).map(float))
def test_what_is_written_reads_back(value):
    assert parse_number(format_number(value, 2).replace("\u00a0", "")) == value


def test_dates():
    assert format_date(date(2026, 3, 3)) == "03.03.2026"
