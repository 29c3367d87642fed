"""The figures of a report for a spreadsheet: what its tables and statements hold, nothing more.

Made from the report itself, so that a file of figures never shows what the page does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from riktig.feedback.report import Report
from riktig.text import text
from riktig.text.spreadsheet import Cell, spreadsheet
from riktig.text.workbook import Sheet, workbook
from riktig.view import Table

COLUMNS: Final = ("part", "from", "what", "which", "written", "number")
# A cell that is one number: `1 100`, `8,0 %`, `−1,2 prosentpoeng`. Others have no number here.
_ONE_NUMBER: Final = re.compile(r"([+−-]?[\d\u00a0]+(?:,\d+)?)(?:\u00a0?%|\u00a0prosentpoeng)?")


def figures_csv(report: Report) -> str:
    """One row a number, with semicolons and decimal commas."""
    return spreadsheet(_heading(), _rows(report))


def figures_xlsx(report: Report) -> bytes:
    """The same rows on one sheet, and the report's tables as they stand on another."""
    numbers = Sheet(text("report_files.figures.numbers"), [_heading(), *_rows(report)])
    tables = list(_tables(report))
    return workbook([numbers, _tables_sheet(tables)] if tables else [numbers])


def _heading() -> list[str]:
    return [text(f"report_files.figures.column_{name}") for name in COLUMNS]


def _rows(report: Report) -> Iterator[list[Cell]]:
    for part, table in _tables(report):
        yield from _of_table(part, table)
    said = text("report_files.figures.from_statement")
    for block, one in report.statements():
        for name, value in one.values.items():
            number = None if isinstance(value, str | bool) else value
            written = value if isinstance(value, str) else ""
            yield [block, said, one.code, name, written, number]


def _tables(report: Report) -> Iterator[tuple[str, Table]]:
    for section in (*report.sections, report.basis):
        for part in section.parts:
            if part.table is not None:
                yield part.title, part.table


def _of_table(part: str, table: Table) -> Iterator[list[Cell]]:
    said = text("report_files.figures.from_table")
    for label, *cells in table.rows:
        for column, cell in zip(table.columns[1:], cells, strict=False):
            yield [part, said, label, column, cell, _number(cell)]


def _number(cell: str) -> float | int | None:
    found = _ONE_NUMBER.fullmatch(cell)
    if not found:
        return None
    plain = found[1].replace("\u00a0", "").replace("−", "-").replace(",", ".")
    return float(plain) if "." in plain else int(plain)


def _tables_sheet(tables: list[tuple[str, Table]]) -> Sheet:
    """Table after table, each under its caption, an empty row between."""
    rows: list[list[Cell]] = []
    bold: set[int] = set()
    for _, table in tables:
        rows += [[]] if rows else []
        bold |= {len(rows), len(rows) + 1}
        rows += [[table.caption], list(table.columns)]
        rows += [list(row) for row in table.rows]
    return Sheet(text("report_files.figures.tables"), rows, frozenset(bold))
