"""The plan of a meeting, in minutes that add up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, block_of, say
from riktig.text import format_date, text
from riktig.view import Table


class Step(NamedTuple):
    """A step of the meeting and its minutes."""

    name: str
    minutes: int


# Chosen here, as the course's own meetings: two hours with a pause, the patients before the
# numbers, everybody alone with their own page first.
WITH_NUMBERS: Final = (
    Step("welcome", 5),
    Step("since", 20),
    Step("alone", 5),
    Step("patients", 30),
    Step("numbers", 15),
    Step("pause", 10),
    Step("plans", 25),
    Step("round", 10),
)
# Without numbers the time for them goes to the patients' questions.
WITHOUT_NUMBERS: Final = tuple(
    Step("questions", step.minutes) if step.name == "numbers" else step for step in WITH_NUMBERS
)


def agenda_block(meeting: date | None, after: date | None, members: int, *, numbers: bool) -> Block:
    """The agenda of the next meeting, `meeting`; `after` is the one that follows.

    Days that are not agreed on stand as lines to write on.
    """
    steps = WITH_NUMBERS if numbers else WITHOUT_NUMBERS
    total = sum(step.minutes for step in steps)
    when = text("group_report.agenda.when", date=format_date(meeting)) if meeting else ""
    return block_of(
        "agenda",
        text("group_report.agenda.title"),
        [
            say("group_report.agenda.sentence", {"minutes": total}, total=total, when=when),
            _next(after),
            say("group_report.agenda.opened", members=members),
        ],
        table=_table(steps),
    )


def _next(day: date | None) -> Statement:
    if day is None:
        return say("group_report.agenda.next_blank")
    return say("group_report.agenda.next", {"date": day.isoformat()}, date=format_date(day))


def _table(steps: Sequence[Step]) -> Table:
    rows, start = [], 0
    for step in steps:
        end = start + step.minutes
        rows.append(
            [
                text("group_report.agenda.span", start=start, end=end),
                text(f"group_report.agenda.{step.name}"),
                text(f"group_report.agenda.{step.name}_how"),
            ]
        )
        start = end
    return Table(
        caption=text("group_report.agenda.table"),
        columns=[text(f"group_report.agenda.column_{name}") for name in ("from", "what", "how")],
        rows=rows,
    )
