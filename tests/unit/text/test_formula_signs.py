"""No cell of a file for a spreadsheet is a formula, whichever sign or blank it begins with."""

from __future__ import annotations

import csv
import io

import pytest

from riktig.text.spreadsheet import safe, spreadsheet

SIGNS = ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
BLANKS = ["", " ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u202e", "\t", "\r", "\n", " \t"]


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_each_sign_behind_each_blank(sign, blank):
    cell = f"{blank}{sign}1+1"
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["\tx", "\rx", "\nx", " \tx"], ids=ascii)
def test_what_moves_to_another_cell(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", " ", "8,0 %", "\u22121,2 prosentpoeng", "a=1", "x\n=1", "–"])
def test_the_rest_stands_as_it_is(cell):
    assert safe(cell) == cell


def test_in_the_file_itself():
    written = spreadsheet(["a"], [["\uff1dSUM(1)"], [-1.5]])
    rows = list(csv.reader(io.StringIO(written), delimiter=";"))
    assert rows == [["a"], ["'\uff1dSUM(1)"], ["-1,5"]]
