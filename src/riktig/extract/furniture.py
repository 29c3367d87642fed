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


def _is_sum(first: str, cells: Sequence[str]) -> bool:
    """A sum names itself and then holds numbers alone: "Sum;;;98,5", "Antall resepter: 12"."""
    others = [cell.strip() for cell in cells if cell.strip()]
    rest = others[1:]
    return all(not any(char.isalpha() for char in cell) for cell in rest) and (
        bool(rest) or any(char.isdigit() for char in first) or len(first.split()) == 1
    )
