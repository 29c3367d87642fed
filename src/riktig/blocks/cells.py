"""How a measure's numbers are written in the cells of a table, where rows name the unit."""

from __future__ import annotations

from riktig.blocks.words import DECIMALS, NO_LIST_SIZE, amount, counts, few, shown
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


def step_cell(before: Cell, after: Cell) -> str:
    """How many patients more or fewer; a dash where either is not known."""
    if before.number is None or after.number is None:
        return text("report.count.missing")
    return step_words(after.number - before.number)


def step_words(step: int) -> str:
    """`3 færre`, `1 til`, or that they are as many."""
    key = "same" if not step else "fewer" if step < 0 else "one_more" if step == 1 else "more"
    return text(f"report.step.{key}", count=format_number(abs(step)))
