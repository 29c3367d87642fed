"""The doctor's work with the own list in a report: tapers in words, patients by status in a table.

The two are counted in two ways, so they never stand in one table: a patient may be finished
without a taper, and one who has left the list is among the tapers alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riktig.audit.work import STATUSES, TAPERS
from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, block_of, say
from riktig.blocks.work_block import begun, capital, count_cell
from riktig.compare import Comparison, Summary
from riktig.text import format_number, text
from riktig.view import Table

_DONE: Final = "done"
_PERIODS: Final = ("before", "after")


def work_change_block(own: Comparison) -> Block | None:
    """The periods that have a work file; `None` where none has, or all in them is hidden."""
    sides = dict(zip(_PERIODS, (own.before, own.after), strict=True))
    told = {name: side for name, side in sides.items() if begun(side.work) and _open(side)}
    if not told:
        return None
    return block_of(
        "work_change",
        text("own_report.work.title"),
        list(_said(told)),
        table=_table(told),
        source=text("review.work.source"),
    )


def _open(side: Summary) -> bool:
    """Whether any count is shown: in a shared summary all of them may be hidden."""
    statuses = (side.work or {}).get("statuses", {})
    return any(count is not None for count in statuses.values())


def _said(told: dict[str, Summary]) -> Iterator[Statement]:
    latest = list(told.values())[-1].work or {}
    tapers = latest.get("tapers")
    if tapers:
        numbers = {name: tapers[name] for name in TAPERS}
        written = {name: format_number(number) for name, number in numbers.items()}
        other = numbers["started"] > numbers["under_way"] + numbers["completed"]
        yield say(f"own_report.work.tapers{'_other' if other else ''}", numbers, **written)
    else:
        yield say("own_report.work.statuses")
    if len(told) == 1:
        yield say(f"own_report.work.only_{next(iter(told))}")
    if tapers:
        yield say("own_report.work.note")


def _table(told: dict[str, Summary]) -> Table:
    return Table(
        caption=text("own_report.work.table"),
        columns=[
            text("review.work.column_what"),
            *(text(f"report.period.{name}") for name in told),
        ],
        rows=[
            [_label(name), *(count_cell(side.work, "statuses", name) for side in told.values())]
            for name in STATUSES
        ],
    )


def _label(status: str) -> str:
    if status == _DONE:
        return text("own_report.work.done")
    return capital(text(f"review.status.{status}"))
