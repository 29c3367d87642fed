"""What participants write for 72 mg, and what is no number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from riktig_exercises.quantity import close, read_mg, typed_pattern

SEVENTY_TWO = [
    "72",
    "72 mg",
    "72mg",
    " 72,0 ",
    "72.0 mg",
    "72 mg/døgn",
    "72 mg per døgn",
    "72 mg OMEQ",
    "72 mg OMEQ/døgn",
    "72 MG omeq i døgnet",
    "ca. 72 mg",
    "= 72 mg.",
    "0,072 g",
    "72000 µg",
    "72 000 \u03bcg",
    "72\u00a0000 mikrogram",
    "+72",
]


@pytest.mark.parametrize("typed", SEVENTY_TWO)
def test_the_same_dose_in_many_ways(typed):
    written = read_mg(typed)
    assert written is not None
    assert written.mg == pytest.approx(72)


@pytest.mark.parametrize(
    "typed",
    ["", "mg", "sytti", "-", ",", "1.000,5", "7 2", "nan", "inf", "1" * 70, "72.000", "72,000 mg"],
)
def test_no_number(typed):
    assert read_mg(typed) is None or read_mg(typed).mg is None


@pytest.mark.parametrize(
    "typed", ["72 ml", "72 µg/t", "72 tabletter", "60 + 12", "60-80 mg", "1e3"]
)
def test_another_unit_is_known_as_such(typed):
    written = read_mg(typed)
    assert written is not None
    assert written.mg is None


def test_a_minus_sign_is_read_not_dropped():
    assert read_mg("\u221272 mg").mg == -72


def test_rounding_on_the_way_is_the_same_answer():
    assert close(72.4, 72)
    assert close(121, 120)
    assert not close(73, 72)
    assert not close(0.9, 0.4)


@given(st.text(max_size=80))
def test_anything_typed_is_answered(typed):
    read_mg(typed)


@given(st.decimals(min_value=0, max_value=9999, places=2))
def test_comma_and_point_are_the_same(number):
    assert read_mg(str(number)).mg == read_mg(str(number).replace(".", ",")).mg


@pytest.mark.parametrize("typed", [*SEVENTY_TWO, "72 tabletter", "1 200,5", "0.125"])
def test_a_page_takes_what_can_be_read(typed):
    assert re.fullmatch(typed_pattern(), typed, re.IGNORECASE)


@pytest.mark.parametrize(
    "typed", ["syttito", "-5", "\u22125", "72.000", "1.000 mg", "60-80", "7 2"]
)
def test_a_page_marks_what_is_no_number(typed):
    assert not re.fullmatch(typed_pattern(), typed, re.IGNORECASE)


@given(st.text("0123456789., +-cagm=\u00b5", max_size=12))
def test_the_page_and_the_grading_read_alike(typed):
    written = read_mg(typed)
    taken = bool(re.fullmatch(typed_pattern(), typed, re.IGNORECASE))
    if taken:
        assert written is not None
    if written is not None and written.mg is not None and written.mg >= 0:
        assert taken or "-" in typed
