"""Columns that number the rows and not the patients: every row would be its own patient."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from riktig.extract.cells import is_empty

# Chosen here: so many rows, and so large a share of different cells, that a reader is asked.
_ROWS_THAT_ASK: Final = 30
_SHARE_THAT_ASKS: Final = 0.9
# Another column is of patients instead where it repeats clearly more, also in a short list.
_ROWS_TO_COMPARE: Final = 5
_SHARE_THAT_REPEATS: Final = 0.8
_LEAST_FILLED: Final = 0.9


def asks(column: Sequence[str]) -> bool:
    """Whether nearly every row is its own patient, in a list of some length."""
    cells = _filled(column)
    return len(cells) >= _ROWS_THAT_ASK and _different(cells) >= _SHARE_THAT_ASKS * len(cells)


def is_serial_beside(column: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a column numbers the rows while another, as full, repeats."""
    cells, others = _filled(column), _filled(other)
    return (
        len(cells) >= _ROWS_TO_COMPARE
        and _different(cells) >= _SHARE_THAT_ASKS * len(cells)
        and len(others) >= _LEAST_FILLED * len(cells)
        and _different(others) <= _SHARE_THAT_REPEATS * len(others)
    )


def is_number_of_something(column: Sequence[str]) -> bool:
    """Whether cells can be numbers of prescriptions: they hold figures and are not all the same."""
    cells = _filled(column)
    different = set(cells)
    figures = sum(any(char.isdigit() for char in cell) for cell in different)
    return (len(different) > 1 or len(cells) <= 1) and 2 * figures >= len(different)


def _filled(column: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in column if not is_empty(cell)]


def _different(cells: Sequence[str]) -> int:
    return len({cell.casefold() for cell in cells})
