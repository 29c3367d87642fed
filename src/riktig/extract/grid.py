"""The rows of a table as columns of equal length; rows of another width are rejected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from riktig.extract.furniture import NOT_A_ROW, Furniture, page_lines
from riktig.extract.lines import Row
from riktig.extract.table import Table

_NUMBER_SIGNS: Final = re.compile(r"[\s\d.,:/-]*")  # also of a date
_FIGURE: Final = re.compile(r"\d")
_NUMBER_FIRST: Final = re.compile(r"\s*[\d.,]")


@dataclass(frozen=True, repr=False)
class Grid:
    """Columns of cells, the number of each row, and the rows that have no place in it."""

    numbers: tuple[int, ...]
    columns: tuple[tuple[str, ...], ...]
    rejected: tuple[tuple[int, str], ...]  # row number, code

    @property
    def rows_read(self) -> int:
        """All rows, placed or rejected."""
        return len(self.numbers) + len(self.rejected)


def make_grid(table: Table) -> Grid:
    """Places every row: too few or too many cells, or an open quote, is a rejected row."""
    width = len(table.headings)
    numbers: list[int] = []
    placed: list[list[str]] = []
    rejected: list[tuple[int, str]] = []
    furniture = Furniture(table.headings[table.patient_lines > 0 :]) if table.has_heading else None
    aside = 1 if table.patient_lines else 0
    pages = page_lines([row.cells for row in table.rows]) if width > 1 else frozenset()
    torn = _torn(table.rows, pages) if width > 1 else frozenset()
    for at, row in enumerate(table.rows):
        code = furniture.code(row.cells[aside:]) if furniture and row.cells else ""
        if code or at in pages:
            rejected.append((row.number, code or NOT_A_ROW))
            continue
        if at in torn:
            rejected.append((row.number, "torn_row"))
            continue
        if row.cells is not None and len(row.cells) == width:
            numbers.append(row.number)
            placed.append(row.cells)
            continue
        code = _misfit(row, width)
        if code:
            rejected.append((row.number, code))
        else:
            numbers.append(row.number)
            placed.append((row.cells or [])[:width])
    columns = tuple(zip(*placed, strict=True)) if placed else ((),) * width
    return Grid(tuple(numbers), columns, tuple(rejected))


def _torn(rows: Sequence[Row], pages: frozenset[int]) -> frozenset[int]:
    """Rows that a line end may have cut in the middle of a number: what is left looks whole.

    The rest of the number stands alone on the line after the row, or on the line before it.
    A number that belongs to the page is the rest of none.
    """
    found: set[int] = set()
    for at, row in enumerate(rows):
        if at in pages or row.cells is None or len(row.cells) != 1:
            continue
        if not _is_number_alone(row.cells[0]):
            continue
        if at and (before := rows[at - 1].cells) and before[-1].strip()[-1:].isdigit():
            found.add(at - 1)
        if at + 1 < len(rows) and (after := rows[at + 1].cells) and _NUMBER_FIRST.match(after[0]):
            found.add(at + 1)
    return frozenset(found)


def _is_number_alone(cell: str) -> bool:
    return _NUMBER_SIGNS.fullmatch(cell) is not None and _FIGURE.search(cell) is not None


def _misfit(row: Row, width: int) -> str:
    """Why a row of another width cannot be placed; empty when only empty cells are left over."""
    if row.cells is None:
        return "broken_quotes"
    if len(row.cells) < width:
        return "too_few_cells"
    return "too_many_cells" if any(cell.strip() for cell in row.cells[width:]) else ""
