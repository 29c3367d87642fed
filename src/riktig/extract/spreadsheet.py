"""Excel files (.xlsx) to the text of a delimited file, sheet by sheet."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import date
from typing import Any, Final, NamedTuple

from riktig.extract.archive import Archive
from riktig.extract.decode import SPOILT
from riktig.extract.limits import MAX_BYTES, MAX_CELLS, MAX_ROWS
from riktig.extract.numbers import is_unclear
from riktig.extract.sheet_cells import percent_text, swapped_dates, value_text
from riktig.extract.sheet_parts import check_part, has_percentages, rows_of
from riktig.problem import Refused

SEPARATOR: Final = "\t"
_TOLD_EVERY: Final = 250  # rows
_LEAST: Final = 2  # rows of a table, and cells of a row in it


class Sheet(NamedTuple):
    """One visible sheet with something like a table. `position` is counted among all sheets."""

    position: int
    text: str


class Workbook(NamedTuple):
    """The sheets that can hold a list, and how many others the file has."""

    sheets: tuple[Sheet, ...]
    others: int


def read_workbook(blob: bytes, progress: Callable[[float], None]) -> Workbook:
    """The visible sheets with a table. `Refused` when there is none or the file is unsafe.

    `progress` is told the share of all rows that have been read.
    """
    percent = False
    counted = _Counted(progress)
    for name, content in Archive(blob).files():
        counted.rows += rows_of(name, content)
        check_part(name, content)
        percent = percent or has_percentages(name, content)
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")  # they name cells and what stands in them
        try:
            opened = _open(blob)
            found = tuple(_sheets(opened, counted, percent=percent))
        except (Refused, MemoryError):
            raise
        except ImportError:
            raise Refused("no_spreadsheet_reader") from None
        except Exception:  # the library has no one error for a file that is broken
            raise Refused("xlsx_broken") from None
    if not found:
        raise Refused("xlsx_no_table")
    return Workbook(found, len(opened.sheetnames) - len(found))


def _open(blob: bytes) -> Any:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(blob), read_only=True, data_only=True, keep_links=False)


class _Counted:
    """How far the reading has come, told now and then."""

    def __init__(self, progress: Callable[[float], None]) -> None:
        self.rows = 0  # as the sheets have them
        self._read = 0
        self._progress = progress

    def one_more(self) -> None:
        self._read += 1
        if self._read % _TOLD_EVERY == 0:
            self._progress(min(1.0, self._read / max(self.rows, 1)))


def _sheets(opened: Any, counted: _Counted, *, percent: bool) -> Iterator[Sheet]:
    for position, name in enumerate(opened.sheetnames, 1):
        sheet = opened[name]
        if getattr(sheet, "sheet_state", "") != "visible" or not hasattr(sheet, "iter_rows"):
            continue
        rows = _rows(sheet, counted, percent=percent)
        if sum(1 for row in rows if sum(map(bool, row)) >= _LEAST) >= _LEAST:
            yield Sheet(position, _as_text(rows))


def _rows(sheet: Any, counted: _Counted, *, percent: bool) -> list[list[str]]:
    """All rows that hold something, each as long as its last filled cell."""
    sheet.reset_dimensions()  # what a file says of its own size is not trusted
    rows: list[list[str]] = []
    days: dict[int, set[int]] = {}
    numbers: set[int] = set()
    passed = size = 0
    cells = _with_percentages(sheet) if percent else sheet.iter_rows(values_only=True)
    for number, values in enumerate(cells, 1):
        passed += len(values) + 1
        counted.one_more()
        if number > MAX_ROWS or passed > MAX_CELLS:
            raise Refused("sheet_too_large")
        row = [value_text(value) for value in values]
        for at, value in enumerate(values):
            if isinstance(value, date):
                days.setdefault(at, set()).add(value.day)
            elif type(value) is float:
                numbers.add(at)
        while row and not row[-1]:
            row.pop()
        size += sum(map(len, row)) + len(row)
        if size > MAX_BYTES:
            raise Refused("sheet_too_large")
        if row:
            rows.append(row)
    _check_dates(rows, days)
    _spoil_unclear(rows, numbers)
    return rows


def _with_percentages(sheet: Any) -> Iterator[list[Any]]:
    """The values of each row, percentages as text. Slower, so only where there can be some."""
    for row in sheet.iter_rows():
        yield [
            percent_text(cell.value) if "%" in (cell.number_format or "") else cell.value
            for cell in row
        ]


def _spoil_unclear(rows: list[list[str]], numbers: set[int]) -> None:
    """Texts like "1.200" among real numbers, whose point must not be what those are read by."""
    for row in rows:
        for at in numbers:
            if at < len(row) and is_unclear(row[at]):
                row[at] += SPOILT


def _check_dates(rows: list[list[str]], days: dict[int, set[int]]) -> None:
    from openpyxl.utils import get_column_letter

    for at, found in days.items():
        if swapped_dates(found, {row[at] for row in rows if len(row) > at}):
            raise Refused("sheet_mixed_dates", column=get_column_letter(at + 1))


def _as_text(rows: list[list[str]]) -> str:
    """Tab-separated lines of equal length."""
    width = max(map(len, rows))
    held = io.StringIO()
    writer = csv.writer(held, delimiter=SEPARATOR, lineterminator="\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return held.getvalue()
