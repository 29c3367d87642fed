"""Sheets as one Excel workbook: frozen heading, widths one can read, and nothing that computes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from riktig.charts.look import tokens
from riktig.text.spreadsheet import Cell, safe
from riktig_exercises.export_sheets import Sheet
from riktig_exercises.whole_file import write_whole

NARROWEST, WIDEST = 8, 60  # characters across a column
TEXT = "s"


def write_workbook(sheets: Sequence[Sheet], out: Path) -> None:
    """Writes the workbook, one sheet each."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.active)
    for sheet in sheets:
        _fill(made.create_sheet(sheet.name), sheet)
    content = BytesIO()
    made.save(content)
    write_whole(out, content.getvalue())


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment

    words, numbers = Alignment(vertical="top", wrap_text=True), Alignment(vertical="top")
    for row, cells in enumerate((sheet.heading, *sheet.rows), 1):
        for column, value in enumerate(cells, 1):
            cell = page.cell(row, column)
            cell.alignment = words if isinstance(value, str) else numbers
            _put(cell, value, sheet.formats.get(column - 1) if row > 1 else None)
    _dress(page, sheet)


def _put(cell: Any, value: Cell | datetime, shown: str | None) -> None:
    cell.value = safe(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = TEXT  # openpyxl takes what begins with "=" for a formula
    if shown:
        cell.number_format = shown


def _dress(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    look = tokens()["light"]
    fill = PatternFill("solid", fgColor=look["panel"].lstrip("#"))
    for cell in page[1]:
        cell.font = Font(bold=True, color=look["ink"].lstrip("#"))
        cell.fill = fill
    page.freeze_panes = "B2"
    page.auto_filter.ref = page.dimensions
    for column, heading in enumerate(sheet.heading):
        # A long heading is broken over lines rather than widening a column of numbers.
        longest = max(min(len(heading), len(heading) // 2 + 4), *_lengths(sheet, column))
        letter = get_column_letter(column + 1)
        page.column_dimensions[letter].width = min(WIDEST, max(NARROWEST, longest + 2))


def _lengths(sheet: Sheet, column: int) -> list[int]:
    """Characters of each cell as it is shown: a number in a format takes as many as the format."""
    form = sheet.formats.get(column)
    values = [cells[column] for cells in sheet.rows]
    shown = [form if form and not isinstance(one, str) else one for one in values]
    return [0, *(len(str(one)) for one in shown if one is not None)]
