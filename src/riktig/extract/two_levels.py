"""Dispensings that stand in two files: with the whole ATC code in one, cut short in the other.

Legemiddelregisteret delivers two files a year, one of them with codes of level 4 alone. Where the
same dispensing (its number, patient and day) stands in both, it is one: the row that knows less
says what the other knows, and the audit counts it as a duplicate.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from riktig.extract.cells import is_empty
from riktig.extract.grid import Grid
from riktig.extract.plan import Plan
from riktig.extract.record import Record

_SHORT: Final = 5  # characters of a code of level 4

_Occasion = tuple[int, object, str]  # patient, day, the dispensing's number


class TwoLevels:
    """Collects the dispensings of all files, and then tells the short ones what they are."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int], str] = {}  # file and row

    def note(self, file: int, grid: Grid, plan: Plan) -> None:
        """Takes in the numbers of the dispensings of one file, where it has them."""
        at = plan.columns.get("dispensing")
        if at is not None:
            cells = zip(grid.numbers, grid.columns[at], strict=True)
            self._numbers |= {
                (file, row): cell.strip() for row, cell in cells if not is_empty(cell)
            }

    def told(self, records: Sequence[Record]) -> list[Record]:
        """The records, the short ones as their whole twins in another file have them."""
        whole: dict[_Occasion, set[Record]] = {}
        for record in records:
            occasion = self._occasion(record)
            if occasion and record.atc and len(record.atc) > _SHORT:
                whole.setdefault(occasion, set()).add(record)
        return [self._whole(record, whole) if whole else record for record in records]

    def _occasion(self, record: Record) -> _Occasion | None:
        number = self._numbers.get((record.file, record.row))
        return (record.patient, record.day, number) if number else None

    def _whole(self, record: Record, whole: dict[_Occasion, set[Record]]) -> Record:
        if record.atc is None or len(record.atc) != _SHORT:
            return record
        occasion = self._occasion(record)
        known = whole.get(occasion, set()) if occasion else set()
        twins = [
            twin
            for twin in known
            if twin.file != record.file and (twin.atc or "").startswith(record.atc)
        ]
        if len({twin.atc for twin in twins}) != 1:
            return record
        first = min(twins, key=lambda twin: (twin.file, twin.row))
        return first._replace(file=record.file, row=record.row)
