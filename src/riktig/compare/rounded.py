"""Counts of others, rounded so that one patient more or less is seldom seen."""

from __future__ import annotations

from typing import Final

from riktig.compare.parts import Cell, Side
from riktig.compare.ratios import MeasureChange, measure_change, side_of

NEAREST: Final = 5  # chosen here, as the limit of what is masked


def rounded_count(count: int) -> int:
    """A count to the nearest five. 0 stays 0."""
    return (count + NEAREST // 2) // NEAREST * NEAREST


def rounded(side: Side) -> Side:
    """A side with both counts rounded, and its value and limits reckoned from these.

    A side that is not open is given back without any number, and so is one with a count of
    1-4, which no shared summary has.
    """
    x, n = side.numerator.number, side.denominator.number
    if side.status != "ok" or x is None or not n:
        return side._replace(
            numerator=_hidden(side.numerator), denominator=_hidden(side.denominator)
        )
    if 0 < x < NEAREST or n < NEAREST:
        masked = Cell(None, masked=True)
        return Side(masked, masked, None, None, None, "suppressed", "", side.per)
    return side_of(rounded_count(x), rounded_count(n), side.per)


def rounded_change(change: MeasureChange) -> MeasureChange:
    """A measure before and after, all of it reckoned from rounded counts."""
    return measure_change(change.id, change.version, rounded(change.before), rounded(change.after))


def _hidden(cell: Cell) -> Cell:
    return Cell(None, cell.masked)
