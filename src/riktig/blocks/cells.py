"""How a measure's numbers are written in the cells of a table, where rows name the unit."""

from __future__ import annotations

from riktig.blocks.words import DECIMALS, NO_LIST_SIZE, amount, counts, few, shown, whole
from riktig.compare import Cell, Side
from riktig.measures.measure import Measure
from riktig.text import format_number, text


def numerator_cell(side: Side) -> str:
    """The numerator in a table: a number, masked, or a dash."""
    if side.status == "suppressed" or side.numerator.masked:
        return few(None)
    return _cell(side.numerator)


def denominator_cell(side: Side) -> str:
    """The denominator in a table."""
    if side.why == NO_LIST_SIZE:
        return text("report.count.missing")  # the number of users stands there, not the list
    return few(None) if side.denominator.masked else _cell(side.denominator)


def value_cell(side: Side, measure: Measure) -> str:
    """The value in a table, without its unit when the row names it."""
    if side.value is None:
        return text("report.count.missing")
    if measure.denominator.per is None:
        return amount(side.value, measure)
    return format_number(shown(side.value, measure), DECIMALS)


def _cell(cell: Cell) -> str:
    return text("report.count.missing") if cell.number is None else format_number(cell.number)


def counted_cell(side: Side, measure: Measure) -> str:
    """As `counted`, for a table whose caption gives the unit of a rate: `78 av 90 (70,9)`."""
    if side.value is None:
        return counts(side)
    value = value_cell(side, measure)
    return f"{counts(side)} ({value})"


def about_cell(side: Side, measure: Measure) -> str:
    """Another's side, of rounded counts: `ca. 20 av 55 (36 %)`; of a rate `ca. 55 av 885 (62)`.

    One that is hidden is 1-4, or would have told of such a count: its size is not said, nor of
    how many.
    """
    if side.status == "suppressed":
        return few(None)
    if side.value is None:
        return counts(side)
    value = whole(side.value, measure)
    if measure.denominator.per is None:
        value = text("report.unit.percent", value=value)
    return text("report.unit.about", value=f"{counts(side)} ({value})")
