"""The columns of one table as values, with the problems of each row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from riktig.extract.cells import Bad, each
from riktig.extract.grid import Grid
from riktig.extract.numbers import Style
from riktig.extract.plan import Plan

T = TypeVar("T")

_NEUTRAL: Final = Style("", "")


class RowReader:
    """Reads the columns of one table; `bad` collects the first problem of each row."""

    def __init__(self, grid: Grid, plan: Plan, headings: tuple[str, ...]) -> None:
        self.grid = grid
        self.plan = plan
        self.headings = headings
        self.bad: dict[int, tuple[str, str]] = {}

    def cells(self, field: str) -> tuple[str, ...] | None:
        """The cells of our field's column, if the table has one."""
        at = self.plan.columns.get(field)
        return None if at is None else self.grid.columns[at]

    def values(self, field: str, make: Callable[[str], T | Bad]) -> list[Any] | None:
        """The values of a column. Cells that are `Bad` are noted with their rows."""
        cells = self.cells(field)
        if cells is None:
            return None
        made = each(cells, make)
        self.note(field, cells, {cell: v for cell, v in made.items() if isinstance(v, Bad)})
        return [made[cell] for cell in cells]

    def note(self, field: str, cells: tuple[Any, ...], bad: dict[Any, Bad]) -> None:
        """Notes the rows of bad cells, if there are any."""
        if not bad:
            return
        heading = self.headings[self.plan.columns[field]]
        for at, cell in enumerate(cells):
            if cell in bad:
                self.bad.setdefault(at, (bad[cell].code, heading))

    def style(self, field: str) -> Style:
        """How the numbers of a field are written."""
        return self.plan.styles.get(field, _NEUTRAL)
