"""How much of a file may be unreadable before it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from riktig.extract.death import CODE as AFTER_DEATH
from riktig.extract.furniture import CODES
from riktig.extract.grid import Grid
from riktig.extract.limits import MAX_UNREADABLE_SHARE
from riktig.extract.record import Record, RowProblem
from riktig.problem import Refused

# Rows that are readable but are about nobody: they do not make a file unreadable.
_ABOUT_NOBODY: Final = frozenset(["masked_patient", "patient_without_id", AFTER_DEATH, *CODES])


def check_share(file: int, records: Sequence[Record], rejected: Sequence[RowProblem]) -> None:
    """Refuses a file of which too much is unreadable; the first bad row is named."""
    rows = len(records) + len(rejected)
    unreadable = [problem for problem in rejected if problem.code not in _ABOUT_NOBODY]
    if not records and not unreadable:
        raise Refused("no_patients", rows=rows, file=file + 1)
    if unreadable and (not records or len(unreadable) > MAX_UNREADABLE_SHARE * rows):
        first = unreadable[0]
        raise Refused(
            "too_many_unreadable",
            rows=rows,
            rejected=len(unreadable),
            row=first.row,
            column=first.column or "\u2013",
            file=file + 1,
        )


def check_placed(grid: Grid, file: int) -> None:
    """Refuses a table most of whose rows have another width: it is not guessed at."""
    bad = [
        RowProblem(file, number, code, None)
        for number, code in grid.rejected
        if code not in _ABOUT_NOBODY
    ]
    if len(bad) > MAX_UNREADABLE_SHARE * grid.rows_read:
        check_share(file, (), bad)
