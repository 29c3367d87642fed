"""Tables as CSV and Excel: nothing computed, nothing lost, the same bytes."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.text.spreadsheet import spreadsheet
from riktig.text.workbook import Sheet, workbook

FORMULA = ("=", "+", "-", "@")
CELLS = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(max_size=20),
)
ROWS = st.lists(st.lists(CELLS, max_size=4), max_size=4)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_numbers_are_numbers_and_words_are_words():
    book = opened(workbook([Sheet("Tall", [["hva", "tall"], ["æøå & <b>", -1.5], [None, 3]])]))
    assert [[cell.value for cell in row] for row in book["Tall"].iter_rows()] == [
        ["hva", "tall"],
        ["æøå & <b>", -1.5],
        [None, 3],
    ]
    assert book["Tall"]["A1"].font.b
    assert not book["Tall"]["A2"].font.b


@pytest.mark.parametrize(
    "cell", ["=1+1", "+47", "-1", "@SUM(A1)", " =1", "\t=1", '=HYPERLINK("x")']
)
def test_no_cell_is_a_formula(cell):
    found = opened(workbook([Sheet("x", [[cell]])]))["x"]["A1"]
    assert found.data_type == "s"
    assert found.value == f"'{cell}"
    assert list(csv.reader(io.StringIO(spreadsheet(["x"], [[cell]])), delimiter=";"))[1] == [
        f"'{cell}"
    ]


@given(ROWS)
def test_whatever_stands_in_the_cells_the_file_opens_and_computes_nothing(rows):
    content = workbook([Sheet("x", rows)])
    for row in opened(content)["x"].iter_rows():
        assert all(cell.data_type in ("s", "n") for cell in row)
        words = [cell.value for cell in row if isinstance(cell.value, str)]
        assert not [word for word in words if word.lstrip(" ").startswith(FORMULA)]
    assert workbook([Sheet("x", rows)]) == content


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_whatever_sheets_are_called_the_file_opens(names):
    book = opened(workbook([Sheet(name, [["x"]]) for name in names]))
    assert len(book.sheetnames) == len(names)
    assert all(0 < len(name) <= 31 for name in book.sheetnames)


def test_the_packed_file_holds_no_clock_and_no_machine():
    packed = zipfile.ZipFile(io.BytesIO(workbook([Sheet("x", [["y"]])])))
    assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.create_system for one in packed.infolist()} == {0}
    assert not [name for name in packed.namelist() if name.startswith("docProps")]


def test_decimal_commas_and_negative_numbers_stay_numbers():
    assert spreadsheet(["a", "b", "c"], [[-1.5, None, 3]]) == "a;b;c\r\n-1,5;;3\r\n"
