"""Lists that name the patient on the first of its rows only: asked about, then filled."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from riktig.extract.cells import is_empty
from riktig.extract.furniture import CODES
from riktig.extract.grid import Grid

_SHARE_THAT_ASKS: Final = 0.1  # of the rows; fewer empty cells are rows without a patient


def asks(column: tuple[str, ...]) -> bool:
    """Whether so many rows lack a patient that the one above may be meant."""
    blank = sum(map(is_empty, column))
    return 0 < blank < len(column) and blank >= _SHARE_THAT_ASKS * len(column)


def filled(grid: Grid, columns: dict[str, int]) -> Grid:
    """The grid with each empty patient that of the row above, birth date and sex with it.

    After a row that could not be placed nobody is known until the next patient is named:
    that row may have named another.
    """
    at = columns["patient"]
    along = [columns[name] for name in ("birth_year", "sex", "death") if name in columns]
    lost = sorted(number for number, code in grid.rejected if code not in CODES)
    made = {place: list(grid.columns[place]) for place in (at, *along)}
    above = -1
    passed = 0
    for row, number in enumerate(grid.numbers):
        while passed < len(lost) and lost[passed] < number:
            passed, above = passed + 1, -1
        if not is_empty(made[at][row]):
            above = row
        elif above >= 0:
            for cells in made.values():
                if not cells[row].strip():
                    cells[row] = cells[above]
    changed = (tuple(made.get(place, column)) for place, column in enumerate(grid.columns))
    return replace(grid, columns=tuple(changed))
