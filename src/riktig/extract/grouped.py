"""Lists with the patient on a line of its own above the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from riktig.extract.catalogue import heading_words
from riktig.extract.cells import is_atc
from riktig.extract.dates import parts_of
from riktig.extract.furniture import Furniture
from riktig.extract.lines import Row
from riktig.extract.names import starts_with_known_name
from riktig.extract.separators import normalised
from riktig.extract.strengths import strength_in

_LEAST_COLUMNS: Final = 3
_AGAIN: Final = re.compile(r"\s*\(?\b(?:forts|fortsatt|fortsetter)\b\.?\)?\s*$", re.IGNORECASE)
_LEAST_DIGITS: Final = 4  # of a patient that is a number alone
_FILLED: Final = 3  # cells of a row that is a prescription


def under_patients(headings: Sequence[str], rows: Sequence[Row]) -> tuple[list[Row], int] | None:
    """The rows with their patient as a first cell, and how many lines were patients.

    None when the table is no such list: it has a heading for the patient, or does not begin
    with a line that holds one cell alone. A row that follows an unclear line has an empty
    patient rather than the one before.
    """
    patients = frozenset(heading_words("patient"))
    named = any(normalised(heading) in patients for heading in headings)
    if named or len(headings) < _LEAST_COLUMNS or not rows or not _patient_line(rows[0].cells):
        return None
    furniture = Furniture(headings)
    patient, lines = "", 0
    made: list[Row] = []
    for row in rows:
        found = _patient_line(row.cells)
        if found and not furniture.code(row.cells or []):
            patient, lines = found, lines + 1
            continue
        if _is_unclear(row, furniture):
            patient = ""
        cells = None if row.cells is None else [patient, *row.cells]
        made.append(Row(row.number, cells))
    return (made, lines) if made else None


def _patient_line(cells: Sequence[str] | None) -> str:
    """The one filled cell of a line when it can be a patient, else an empty text."""
    filled = [cell for cell in cells or () if cell.strip()]
    if len(filled) != 1:
        return ""
    text = _AGAIN.sub("", " ".join(filled[0].split()))
    if parts_of(text) or is_atc(text) or starts_with_known_name(text) or strength_in(text, None):
        return ""
    letters = sum(map(str.isalpha, text))
    digits = sum(map(str.isdigit, text))
    return text if digits >= _LEAST_DIGITS or (letters > 1 and " " in text) else ""


def _is_unclear(row: Row, furniture: Furniture) -> bool:
    """A line that is neither a full row nor the page's own: it may have been the next patient."""
    if row.cells is None:
        return True
    if sum(1 for cell in row.cells if cell.strip()) >= _FILLED:
        return False
    return not furniture.code(row.cells)
