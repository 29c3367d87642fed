"""The rows of a table as columns of equal length; rows of another width are rejected."""

from __future__ import annotations

from dataclasses import dataclass

from riktig.extract.furniture import Furniture
from riktig.extract.lines import Row
from riktig.extract.table import Table


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
    for row in table.rows:
        code = furniture.code(row.cells[aside:]) if furniture and row.cells else ""
        if code:
            rejected.append((row.number, code))
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


def _misfit(row: Row, width: int) -> str:
    """Why a row of another width cannot be placed; empty when only empty cells are left over."""
    if row.cells is None:
        return "broken_quotes"
    if len(row.cells) < width:
        return "too_few_cells"
    return "too_many_cells" if any(cell.strip() for cell in row.cells[width:]) else ""
