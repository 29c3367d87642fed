"""Lines to rows of cells. A row is never lost: what cannot be split is rejected with its number."""

from __future__ import annotations

import csv
from typing import Final, NamedTuple

from riktig.extract.limits import MAX_FAILED_JOINS, MAX_JOINED_LINES, MAX_LINE

QUOTE: Final = '"'


class Row(NamedTuple):
    """One row of the table. `cells` is None when its quotes do not pair up."""

    number: int
    cells: list[str] | None


def split_line(line: str, separator: str) -> list[str] | None:
    """The cells of one row; None when a quote is left open or the row is beyond reading."""
    if len(line) > MAX_LINE:
        return None
    if QUOTE not in line:
        return line.split(separator)
    try:
        rows = list(csv.reader(line.splitlines(True), delimiter=separator, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def split_lines(lines: list[str], separator: str, width: int) -> list[Row]:
    """The rows of the table, numbered from 1; lines without any content are no rows."""
    if not any(QUOTE in line or len(line) > MAX_LINE for line in lines):
        return _numbered([line.split(separator) for line in lines])
    return _numbered(_split_quoted(lines, separator, width))


def is_blank(cells: list[str]) -> bool:
    """Whether all cells are empty: an empty line, or a line of separators alone."""
    return not cells[0].strip() and not any(cell.strip() for cell in cells)


def _numbered(split: list[list[str]] | list[list[str] | None]) -> list[Row]:
    full = (cells for cells in split if cells is None or not is_blank(cells))
    return [Row(number, cells) for number, cells in enumerate(full, 1)]


def _split_quoted(lines: list[str], separator: str, width: int) -> list[list[str] | None]:
    """Quoted cells may run over line ends: joined only when that gives a row of full width."""
    found: list[list[str] | None] = []
    at = failed = 0
    while at < len(lines):
        cells = split_line(lines[at], separator)
        used = 1
        if cells is None and failed < MAX_FAILED_JOINS:
            cells, used = _joined(lines, at, separator, width)
            failed += cells is None
        found.append(cells)
        at += used
    return found


def _joined(lines: list[str], at: int, separator: str, width: int) -> tuple[list[str] | None, int]:
    joined = lines[at]
    for used in range(2, MAX_JOINED_LINES + 1):
        if at + used > len(lines) or len(joined) > MAX_LINE:
            break
        line = lines[at + used - 1]
        # A line that is a whole row by itself is no part of a cell: the quote has lost its pair.
        if QUOTE not in line and len(line.split(separator)) == width:
            break
        joined += "\n" + line
        cells = split_line(joined, separator)
        if cells is not None and len(cells) == width:
            return cells, used
    return None, 1
