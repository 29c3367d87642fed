"""What participants write for a number with a unit, and what is no number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.exercise.quantity import close, read_amount
from riktig.exercise.typed_pattern import typed_pattern
from riktig.exercise.units import dimension_of, known_unit

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
    assert read_amount(typed, "mg").value == pytest.approx(72)


# What is typed, the unit asked for, and the number that stands in it.
SAME = [
    ("1\u2009200 mg", "mg", 1200),
    ("1.200,5 mg", "mg", 1200.5),
    ("1,200.5 mg", "mg", 1200.5),
    ("1.200.000", "mg", 1_200_000),
    ("30 mg oksazepam", "mg", 30),
    ("30 mg diazepam per døgn", "mg diazepam", 30),
    ("0,5", "g", 0.5),
    ("500 mg", "g", 0.5),
    ("12", "%", 12),
    ("12 prosent", "%", 12),
    ("12 % av pasientene", "%", 12),
    ("120 per 1000", "%", 12),
    ("120 ‰", "%", 12),
    ("12 %", "per 1000", 120),
    ("120 per 1000 pasienter", "per 1000", 120),
    ("330", "minutter", 330),
    ("5 t 30 min", "minutter", 330),
    ("14,804 mg", "mg", 14.804),
    ("72,000", "mg", 72),
    ("5 timer og 30 minutter", "minutter", 330),
    ("5 t 30", "minutter", 330),
    ("5,5 timer", "minutter", 330),
    ("5:30", "minutter", 330),
    ("330 min", "timer", 5.5),
    ("7:45", "timer", 7.75),
    ("10 uker", "dager", 70),
    ("2 uker og 3 dager", "dager", 17),
    ("70 døgn", "uker", 10),
    ("30 DDD", "DDD", 30),
    ("30 definerte døgndoser", "DDD", 30),
    ("12 pasienter", "personer", 12),
    ("12 stk.", "personer", 12),
    ("3 esker", "pakninger", 3),
    ("50 µg/t", "ug/h", 50),
    ("50 mikrogram i timen", "µg/t", 50),
    ("0,05 mg/t", "µg/t", 50),
    ("21,5 DDD per 1000 på listen", "DDD per 1000", 21.5),
    ("21,5 DDD", "DDD per 1000", 21.5),
    ("300 mg OMEQ per 1000", "mg OMEQ per 1000", 300),
    ("41 rader", "rader", 41),
    ("3 ganger", "", 3),
    ("3", "", 3),
]


@pytest.mark.parametrize(("typed", "unit", "value"), SAME)
def test_the_same_number_in_another_unit(typed, unit, value):
    assert read_amount(typed, unit).value == pytest.approx(value)
    assert re.fullmatch(typed_pattern(), typed, re.IGNORECASE)


NO_NUMBER = [
    *("", "mg", "sytti", "-", ",", "7 2", "nan", "inf", "1" * 70, "60 + 12", "60-80 mg", "1e3"),
    *("60 mg 12 mg", "12345 678", "7:75", "1.200,500.3", "\u0667\u0662"),
]


@pytest.mark.parametrize("typed", NO_NUMBER)
def test_no_number(typed):
    assert read_amount(typed, "mg") == (None, "not_a_number")


@pytest.mark.parametrize("typed", ["72.000", "72.000 mg", "1.000"])
def test_what_may_be_a_thousand_or_one_is_asked_about(typed):
    assert read_amount(typed, "mg") == (None, "thousand_or_decimal")


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("72 ml", "mg"),
        ("72 µg/t", "mg"),
        ("72 mg per uke", "mg"),
        ("72 tabletter", "mg"),
        ("12 %", "personer"),
        ("12 pasienter", "%"),
        ("3 tabletter", "pakninger"),
        ("3 måneder", "dager"),
        ("3 mg", ""),
    ],
)
def test_another_unit_is_known_as_such(typed, unit):
    assert read_amount(typed, unit) == (None, "wrong_unit")


def test_a_minus_sign_is_read_not_dropped():
    assert read_amount("\u221272 mg", "mg").value == -72


def test_a_unit_nobody_knows_is_told_of_to_its_author():
    assert not known_unit("alen")
    with pytest.raises(KeyError):
        read_amount("3", "alen")


def test_rounding_on_the_way_is_the_same_answer():
    assert close(72.4, 72)
    assert close(121, 120)
    assert not close(73, 72)
    assert not close(0.9, 0.4)


@pytest.mark.parametrize("answer", [3.75, 3.8, 3.7, 4, 3.76])
def test_a_number_may_be_rounded_to_the_decimals_it_is_written_with(answer):
    assert close(answer, 3.75)


@pytest.mark.parametrize("answer", [3.4, 3.9, 4.2, 3, 3.65])
def test_a_number_that_is_not_rounded_is_another(answer):
    assert not close(answer, 3.75)


def test_a_small_number_is_not_rounded_away():
    assert close(0.7, 2 / 3)
    assert not close(0, 0.4)
    assert not close(1, 0.6)


def test_a_tolerance_of_its_own_replaces_the_usual():
    assert not close(72.4, 72, {"absolute": 0.1})
    assert close(75, 72, {"share": 0.05})
    assert close(0.1 + 0.2, 0.3, {"absolute": 0})


UNITS = ["mg", "g", "%", "per 1000", "minutter", "timer", "dager", "DDD", "personer", ""]


@given(st.text(max_size=80), st.sampled_from(UNITS))
def test_anything_typed_is_answered(typed, unit):
    read_amount(typed, unit)


@given(st.decimals(min_value=0, max_value=9999, places=2))
def test_comma_and_point_are_the_same(number):
    with_comma = str(number).replace(".", ",")
    assert read_amount(str(number), "mg") == read_amount(with_comma, "mg")


@given(st.integers(0, 10**9), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"]))
def test_a_space_between_thousands_changes_nothing(number, space):
    assert read_amount(f"{number:,}".replace(",", space), "mg").value == number


@given(st.integers(1, 9999), st.sampled_from(UNITS), st.data())
def test_every_unit_of_a_kind_says_the_same(number, unit, data):
    dimension = dimension_of(unit)
    other = data.draw(st.sampled_from(sorted(dimension.factors)))
    here, there = read_amount(f"{number}", unit).value, read_amount(f"{number} {other}", unit).value
    if other:
        back = read_amount(f"{number} {unit}", other).value
        assert there * back == pytest.approx(here**2)


@pytest.mark.parametrize("typed", [*SEVENTY_TWO, "72 tabletter", "1 200,5", "0.125", "5:30", "72."])
def test_a_page_takes_what_can_be_read(typed):
    assert re.fullmatch(typed_pattern(), typed, re.IGNORECASE)


@pytest.mark.parametrize(
    "typed",
    ["syttito", "-5", "\u22125", "72.000", "1.000 mg", "60-80", "7 2", "60 mg 12 mg", "5:75"],
)
def test_a_page_marks_what_is_no_number(typed):
    assert not re.fullmatch(typed_pattern(), typed, re.IGNORECASE)


@given(st.text("0123456789., +-cagmtuker:\u00b5%", max_size=12), st.sampled_from(UNITS))
def test_the_page_and_the_judging_read_alike(typed, unit):
    reading = read_amount(typed, unit)
    taken = bool(re.fullmatch(typed_pattern(), typed, re.IGNORECASE))
    if taken:
        readings = [read_amount(typed, one) for one in UNITS]
        assert any(one.trouble in ("", "wrong_unit") for one in readings)
    if reading.value is not None and reading.value >= 0:
        assert taken or "-" in typed
