"""Lines of a printed list that are no prescriptions: headings again, sums, page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from riktig.extract.catalogue import words
from riktig.extract.cells import is_atc
from riktig.extract.dates import parts_of
from riktig.extract.separators import normalised

HEADING_AGAIN: Final = "heading_again"
TOTAL: Final = "total_row"
NOT_A_ROW: Final = "not_a_row"
CODES: Final = frozenset([HEADING_AGAIN, TOTAL, NOT_A_ROW])

_WORDS: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?")
_WHOLE_DATE: Final = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d")
_PAGE: Final = re.compile(r"[1-9]\d{0,3}")
_FEWEST_PAGES: Final = 2
_MOST_CELLS: Final = 2  # filled cells of a page's foot: "Side 1" and "av 2"


class Furniture:
    """Tells the lines of one table that are about the list itself. They are counted, never read."""

    def __init__(self, headings: Sequence[str]) -> None:
        self._first = normalised(headings[0]) if headings else ""
        self._headings = [normalised(heading) for heading in headings]

    def code(self, cells: Sequence[str]) -> str:
        """Why the line is no prescription; empty for a line that may be one."""
        first = next((cell.strip() for cell in cells if cell.strip()), "")
        if not first or first[0].isdigit():
            return ""
        if normalised(cells[0]) == self._first and self._is_heading(cells):
            return HEADING_AGAIN
        begins = _WORDS.match(first.casefold())
        if begins is None:
            return ""
        kinds = words("furniture")
        kind = kinds.get(begins[0]) or kinds.get(begins[0].split(" ")[0])
        if kind is None or any(parts_of(cell) or is_atc(cell) for cell in cells):
            return ""
        if kind == "total":
            return TOTAL if _is_sum(first, cells) else ""
        filled = sum(1 for cell in cells if cell.strip())
        return NOT_A_ROW if filled <= _MOST_CELLS else ""

    def _is_heading(self, cells: Sequence[str]) -> bool:
        said = [(normalised(cell), own) for cell, own in zip(cells, self._headings, strict=False)]
        return (
            len(said) > 1
            and all(cell == own or not cell for cell, own in said)
            and any(cell for cell, _ in said[1:])
        )


def page_lines(rows: Sequence[Sequence[str] | None]) -> frozenset[int]:
    """Places of lines that hold nothing but the page's number or the day it was printed.

    A number alone can also be the rest of one that a line end has cut. It is a page's where
    all numbers that stand alone count the pages, from 1 or 2 and at least two of them.
    """
    alone = [(at, cells[0].strip()) for at, cells in enumerate(rows) if cells and len(cells) == 1]
    dates = {at for at, cell in alone if _WHOLE_DATE.fullmatch(cell) and parts_of(cell)}
    numbers = [(at, cell) for at, cell in alone if cell[-1:].isdigit() and at not in dates]
    if len(numbers) < _FEWEST_PAGES or not all(_PAGE.fullmatch(cell) for _, cell in numbers):
        return frozenset(dates)
    first = int(numbers[0][1])
    counts = [int(cell) for _, cell in numbers] == list(range(first, first + len(numbers)))
    pages = {at for at, _ in numbers} if counts and first in (1, 2) else set()
    return frozenset(dates | pages)


def _is_sum(first: str, cells: Sequence[str]) -> bool:
    """A sum names itself and then holds numbers alone: "Sum;;;98,5", "Antall resepter: 12"."""
    others = [cell.strip() for cell in cells if cell.strip()]
    rest = others[1:]
    return all(not any(char.isalpha() for char in cell) for cell in rest) and (
        bool(rest) or any(char.isdigit() for char in first) or len(first.split()) == 1
    )
