"""How much was dispensed or prescribed of each class, in DDD, before and after."""

from __future__ import annotations

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.compare import Comparison, Summary
from riktig.text import format_number, text
from riktig.view import Table

SAME_LENGTH_DAYS = 3  # periods that differ by no more, such as in a leap year, are alike
PER_DAYS = 30


def amounts_block(own: Comparison) -> Block:
    """A table of DDD by class; per 30 days when the periods are not equally long.

    A class with no amount that is known in either period has no row.
    """
    event = own.after.event
    alike = abs(own.before.days - own.after.days) <= SAME_LENGTH_DAYS
    notes = [] if alike else [_per_days(own)]
    return Block(
        id="amounts",
        title=text("report.amounts.title"),
        sentence=text(f"report.amounts.sentence_{event}"),
        notes=[*notes, text("report.amounts.note")],
        table=_table(own, alike),
    )


def _table(own: Comparison, alike: bool) -> Table:
    return Table(
        caption=text("report.amounts.table"),
        columns=[
            text("report.amounts.column_class"),
            text("report.period.before"),
            text("report.period.after"),
        ],
        rows=[
            [
                words.class_title(one.id),
                _amount(one.before, own.before, alike),
                _amount(one.after, own.after, alike),
            ]
            for one in own.classes
            if {one.before, one.after} - {0, None}
        ],
    )


def _amount(ddd: float | None, of: Summary, alike: bool) -> str:
    if ddd is None:
        return text(f"report.amounts.none_{of.kind}")
    return format_number(ddd if alike else ddd / of.days * PER_DAYS)


def _per_days(own: Comparison) -> str:
    return text(
        "report.amounts.per_days",
        before=format_number(own.before.days),
        after=format_number(own.after.days),
        days=PER_DAYS,
    )
