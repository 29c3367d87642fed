"""What a cell of reiterations says, and what a row of such a list can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from riktig.extract.cells import is_empty

ALL: Final = "all"  # a row is the right to all its dispensings: amounts are multiplied
ONE: Final = "one"  # every dispensing or renewal is a row of its own: amounts stand
_TIMES: Final = re.compile(
    r"(?:reit[a-z]*\.?\s*:?\s*)?(\d{1,2})(?:[.,]0)?(?:\s*(?:x|ganger|gang|reit[a-z]*)\.?)?",
    re.IGNORECASE,
)


def times_of(cell: str) -> int | None:
    """How many dispensings a cell gives the right to, the first one with them.

    Empty is one; `None` when the cell cannot be read.
    """
    if is_empty(cell):
        return 1
    found = _TIMES.fullmatch(cell.strip())
    return 1 + int(found[1]) if found else None


def has_repeats(cells: Iterable[str]) -> bool:
    """Whether a column says of any row that it can be dispensed more than once."""
    return any((times_of(cell) or 1) > 1 for cell in set(cells))
