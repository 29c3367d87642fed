"""The agreement's code: what it says, how it may be typed, and the mistakes it finds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.agreed.code import (
    FIRST_DAY,
    LAST_DAY,
    Agreement,
    begins_as_code,
    commitment_code,
    measure_number,
    most_aim,
    read_code,
    read_codes,
)
from riktig.measures.load import measures
from riktig.problem import Refused

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = "RK-02TA-80Z8-D8V1"


@st.composite
def agreements(draw):
    measure = draw(st.sampled_from(measures()))
    tenths = draw(st.integers(0, most_aim(measure) * 10))
    by = FIRST_DAY + timedelta(days=draw(st.integers(0, (LAST_DAY - FIRST_DAY).days)))
    return Agreement(measure.id, draw(st.integers(1, 15)), tenths / 10, by)


def refused(typed):
    with pytest.raises(Refused) as caught:
        read_code(typed)
    return caught.value.problem.code


def test_a_code_stays_the_same_from_version_to_version():
    assert commitment_code("opioid_with_sedative", 2, 12.5, date(2027, 3, 1)) == CODE
    assert read_code(CODE) == Agreement("opioid_with_sedative", 2, 12.5, date(2027, 3, 1))


def test_no_two_measures_have_the_same_number():
    numbers = [measure_number(one.id) for one in measures()]
    assert len(set(numbers)) == len(numbers)


@given(agreements())
def test_what_is_written_is_read_back(agreed):
    assert read_code(commitment_code(*agreed)) == agreed


@pytest.mark.parametrize(
    "typed",
    [
        "rk-02ta-80z8-d8v1",
        "02TA80Z8D8V1",
        "RK O2TA 8OZ8 D8VI",
        " RK–02TA–80Z8–D8Vl ",
        "RK.02TA.80Z8.D8V1",
    ],
)
def test_it_may_be_typed_as_people_type(typed):
    assert read_code(typed) == read_code(CODE)


@given(agreements(), st.integers(0, 11), st.integers(0, 11), st.sampled_from(SIGNS), st.data())
def test_one_or_two_wrong_signs_are_found(agreed, first, second, sign, data):
    signs = list(commitment_code(*agreed).replace("-", "")[2:])
    written = [*signs]
    signs[first], signs[second] = sign, data.draw(st.sampled_from(SIGNS))
    if signs != written:
        assert refused("".join(signs)) == "code_wrong"


@given(agreements(), st.integers(0, 10))
def test_two_signs_that_changed_places_are_found(agreed, at):
    signs = list(commitment_code(*agreed).replace("-", "")[2:])
    if signs[at] != signs[at + 1]:
        signs[at], signs[at + 1] = signs[at + 1], signs[at]
        assert refused("".join(signs)) == "code_wrong"


@given(st.text(max_size=80))
def test_anything_else_is_refused_by_a_known_reason(typed):
    assert refused(typed) in {"code_unreadable", "code_wrong", "code_form", "code_unknown"}


@pytest.mark.parametrize("typed", ["", "RK", CODE[:-1], CODE + "0", CODE.replace("Z", "U"), None])
def test_too_few_too_many_or_strange_signs(typed):
    assert refused(typed) == "code_unreadable"


@pytest.mark.parametrize(
    ("aim", "by"),
    [(2000.0, FIRST_DAY), (-1.0, FIRST_DAY), (1.0, FIRST_DAY - timedelta(days=1))],
)
def test_what_a_code_cannot_hold_is_an_error(aim, by):
    with pytest.raises(ValueError, match="cannot hold"):
        commitment_code("opioid_users", 2, aim, by)


def test_several_are_read_each_once():
    assert len(read_codes(f"{CODE}\n\n{CODE.lower()}\n")) == 1
    with pytest.raises(Refused, match="codes_many"):
        read_codes(f"{CODE}\n" * 6)


def test_a_code_says_that_it_is_one():
    assert begins_as_code(" rk-02ta 8")
    assert not begins_as_code("RIKTIG:1:01:")
    assert not begins_as_code("RK" + "0" * 500)
