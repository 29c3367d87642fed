"""A misspelling is said again; what may be a person's name is not."""

from __future__ import annotations

import pytest

from riktig.text.said_again import UNNAMED, said_again

KNOWN = ("per_day", "dose", "dispensing_days", "interval_days", "divisible", "substance")


@pytest.mark.parametrize(
    "name", ["perday", "doses", "Dose", "dispensing_day", "intervall_days", "divisble", "substans"]
)
def test_a_misspelling_is_said_again(name):
    assert said_again(name, KNOWN) == name


@pytest.mark.parametrize(
    "name",
    [
        "Ola Nordmann 01017012345",
        "Ola Nordmann",
        "kari",
        "ola_nordmann",
        "01017012345",
        "dose 01017012345",
        "dose_01017012345",
        "dose\n",
        "d\u00f8se",
        "dose" * 1000,
        "",
        7,
        None,
    ],
)
def test_anything_else_is_not(name):
    assert said_again(name, KNOWN) == UNNAMED
