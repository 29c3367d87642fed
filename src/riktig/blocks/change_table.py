"""The numbers of one measure before and after, as a table."""

from __future__ import annotations

from riktig.blocks import cells, words
from riktig.compare import Cell, MeasureChange
from riktig.measures.measure import Measure
from riktig.text import format_number, text
from riktig.view import Table


def change_table(change: MeasureChange, measure: Measure) -> Table:
    """Counts, value, interval and ratio; a row that would hold dashes alone is left out."""
    missing = text("report.count.missing")
    columns = (text("report.period.before"), text("report.period.after"))
    rows = _rows(change, measure, missing)
    return Table(
        caption=text("report.own.table", measure=measure.title),
        columns=["", *columns, text("report.own.column_change")],
        rows=[row for row in rows if set(row[1:]) != {missing}],
    )


def _rows(change: MeasureChange, measure: Measure, missing: str) -> list[list[str]]:
    sides = (change.before, change.after)
    step = change.difference
    difference = missing if step is None else words.difference(step, measure)
    ratio = words.ratio(change.ratio, change.interval)
    return [
        [
            text("report.own.row_count"),
            *(cells.numerator_cell(side) for side in sides),
            _step(change, change.before.numerator, change.after.numerator),
        ],
        [
            text("report.own.row_of"),
            *(cells.denominator_cell(side) for side in sides),
            _step(change, change.before.denominator, change.after.denominator),
        ],
        [_value_row(measure), *(cells.value_cell(side, measure) for side in sides), difference],
        [
            text("report.own.row_interval"),
            *(words.interval(side, measure) for side in sides),
            missing,
        ],
        [text("report.own.row_ratio"), missing, missing, ratio],
    ]


def _step(change: MeasureChange, before: Cell, after: Cell) -> str:
    """How many more or fewer; nothing where the list is not known, and so not comparable."""
    if words.NO_LIST_SIZE in (change.before.why, change.after.why):
        return text("report.count.missing")
    return cells.step_cell(before, after)


def _value_row(measure: Measure) -> str:
    rate = measure.denominator.per
    if rate is None:
        return text("report.own.row_value")
    return text("report.own.row_rate", per=format_number(rate))
