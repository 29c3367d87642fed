"""How a table's dates and numbers are written: decided by its cells, stated, or asked."""

from __future__ import annotations

from typing import cast

from riktig.extract.catalogue import Format
from riktig.extract.cells import bare_amount
from riktig.extract.dates import Order, decide_order, is_half_swapped, telling_date
from riktig.extract.grid import Grid
from riktig.extract.mapping import DECIMAL, NUMBER_FIELDS, Settled
from riktig.extract.numbers import DecimalMark, Style, answered_style, decide_style
from riktig.extract.plan import Plan, Question
from riktig.extract.table import Table
from riktig.problem import Refused


def date_order(
    plan: Plan, form: Format | None, table: Table, grid: Grid, settled: Settled
) -> tuple[Order, list[Question]]:
    """The order of day, month and year. `Refused` where the dates are of both orders."""
    if "day" in plan.columns and is_half_swapped(grid.columns[plan.columns["day"]]):
        raise Refused("mixed_dates", column=table.headings[plan.columns["day"]])
    stated = settled.answers.get("date_order") or (form.dates if form else None)
    if stated:
        return cast("Order", stated), []
    if "day" not in plan.columns:
        return "ymd", []
    at = plan.columns["day"]
    decided = decide_order(grid.columns[at])
    if decided.order:
        return decided.order, []
    example = telling_date(grid.columns[at], decided.candidates)
    asked = Question(
        "date_order", "date_order", table.headings[at], decided.candidates, example=example
    )
    return "ymd", [asked]


def number_styles(
    plan: Plan, form: Format | None, table: Table, grid: Grid, settled: Settled
) -> tuple[dict[str, Style], list[Question]]:
    """How the numbers of each column are written; asked where a mark can be both."""
    styles: dict[str, Style] = {}
    asked: list[Question] = []
    for name in NUMBER_FIELDS:
        if name not in plan.columns:
            continue
        at = plan.columns[name]
        answer = settled.answers.get(DECIMAL + name)
        kind = "packages" if name == "packages" else "units"
        cells = {bare_amount(cell, kind) for cell in set(grid.columns[at])}
        if answer:
            style: Style | None = answered_style(cast("DecimalMark", answer))
        else:
            style = decide_style(cells, form.decimal if form else None)
        if style is None:
            asked.append(
                Question(DECIMAL + name, "decimal", table.headings[at], ("comma", "point"))
            )
        styles[name] = style or Style("", "")
    return styles, asked
