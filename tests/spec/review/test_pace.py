"""How often to call someone in, in the words the page says it with."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.problem import Refused
from riktig.review import pace
from riktig.review.pace import read_weeks


@pytest.mark.parametrize(
    ("patients", "weeks", "said"),
    [
        (24, 26, "24 pasienter, 26 uker: én i uka."),
        (26, 26, "26 pasienter, 26 uker: én i uka."),
        (27, 26, "27 pasienter, 26 uker: to i uka."),
        (62, 26, "62 pasienter, 26 uker: tre i uka."),
        (400, 26, "400 pasienter, 26 uker: 16 i uka."),
        (13, 26, "13 pasienter, 26 uker: én annenhver uke."),
        (14, 26, "14 pasienter, 26 uker: én i uka."),
        (8, 26, "8 pasienter, 26 uker: én hver tredje uke."),
        (2, 26, "2 pasienter, 26 uker: én hver 13. uke."),
        (1, 26, "1 pasient, 26 uker: én i løpet av tiden."),
        (1, 1, "1 pasient, 1 uke: én i uka."),
        (5, 1, "5 pasienter, 1 uke: fem i uka."),
        (0, 26, "Ingen venter på å bli vurdert eller kalt inn."),
    ],
)
def test_the_pace_in_words(patients: int, weeks: int, said: str) -> None:
    assert pace(patients, weeks) == said


@given(st.integers(1, 5000), st.integers(1, 104))
def test_the_pace_is_done_in_time(patients: int, weeks: int) -> None:
    said = pace(patients, weeks).split(": ")[1]
    number = re.search(r"\d+", said)
    if patients > weeks and number:
        assert int(number[0]) * weeks >= patients > (int(number[0]) - 1) * weeks
    elif number:
        assert int(number[0]) * patients <= weeks


def test_weeks_not_typed_are_26() -> None:
    assert [read_weeks(given) for given in (None, "", " ", "12", 12)] == [26, 26, 26, 12, 12]


@pytest.mark.parametrize("typed", ["0", "105", "x", "-3", 1.5, True, [], {}])
def test_weeks_that_cannot_be_are_refused(typed: object) -> None:
    with pytest.raises(Refused, match="invalid_weeks"):
        read_weeks(typed)
