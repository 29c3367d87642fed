"""The plan of a meeting: by the clock where its start is known, else in minutes that add up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, block_of, say
from riktig.feedback.report import Section
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
# Minutes a step gives when it is cut short, in the order they come. Chosen here.
SAVED: Final = {"since": 10, "patients": 15, "numbers": 10}
_TROUBLES: Final = ("late", "hurt", "defends", "patient", "letter")


class Meeting(NamedTuple):
    """The meeting an agenda is of; what is not agreed on is `None`, and a line to write on."""

    day: date | None = None
    start: time | None = None
    following: date | None = None  # when they meet or look after that


def agenda_section(meeting: Meeting, *, numbers: bool, moved: bool = False) -> Section:
    """Agenda, and what to do when it does not go by it. `moved`: someone has joined or left."""
    block = agenda_block(meeting, numbers=numbers)
    troubles = _troubles(numbers=numbers, moved=moved)
    return Section("agenda", block.title, [block, notes_block(meeting), troubles])


def agenda_block(meeting: Meeting, *, numbers: bool) -> Block:
    """The steps of the meeting, and when and where it is."""
    steps = WITH_NUMBERS if numbers else WITHOUT_NUMBERS
    total = sum(step.minutes for step in steps)
    return block_of(
        "agenda",
        text("group_report.agenda.title"),
        [
            say(
                "group_report.agenda.sentence",
                {"minutes": total},
                total=total,
                when=_when(meeting),
            ),
        ],
        table=_table(steps, meeting.start),
    )


def notes_block(meeting: Meeting) -> Block:
    """What the group itself writes down and keeps: who does what, who was there, when next."""
    return block_of(
        "agenda-notes",
        text("group_report.agenda.notes"),
        [
            _next(meeting.following),
            say("group_report.agenda.roles"),
            say("group_report.agenda.log"),
        ],
    )


def _when(meeting: Meeting) -> str:
    written = {}
    if meeting.day:
        written["date"] = format_date(meeting.day)
    if meeting.start:
        written["start"] = _clock(meeting.start)
    names = {("date", "start"): "whole", ("date",): "date", ("start",): "start", (): "blank"}
    return text(f"group_report.agenda.when_{names[tuple(written)]}", **written)


def _next(day: date | None) -> Statement:
    if day is None:
        return say("group_report.agenda.next_blank")
    return say("group_report.agenda.next", {"date": day.isoformat()}, date=format_date(day))


def _table(steps: Sequence[Step], start: time | None) -> Table:
    rows, at = [], 0
    for step in steps:
        ends = (at, at + step.minutes)
        low, high = (_clock(start, end) if start else str(end) for end in ends)
        rows.append(
            [
                text("group_report.agenda.span", start=low, end=high),
                text(f"group_report.agenda.{step.name}"),
                text(f"group_report.agenda.{step.name}_how"),
            ]
        )
        at = ends[1]
    columns = ("clock" if start else "from", "what", "how")
    return Table(
        caption=text(f"group_report.agenda.table{'_clock' if start else ''}"),
        columns=[text(f"group_report.agenda.column_{name}") for name in columns],
        rows=rows,
    )


def _clock(start: time, minutes: int = 0) -> str:
    """`18.35`, so many minutes after `start`."""
    at = datetime.combine(date.min, start) + timedelta(minutes=minutes)
    return f"{at:%H.%M}"


def _troubles(*, numbers: bool, moved: bool) -> Block:
    """What to do when something does not go as planned: the words to say stand ready."""
    # Without numbers nobody has a letter to guess or a number to defend.
    names = [one for one in _TROUBLES if numbers or one not in ("defends", "letter")]
    names += ["left"] if moved else []
    return block_of(
        "agenda-help",
        text("group_report.help.title"),
        [say("group_report.help.sentence")],
        table=Table(
            caption=text("group_report.help.table"),
            columns=[text(f"group_report.help.column_{name}") for name in ("when", "do")],
            rows=[
                [
                    text(f"group_report.help.{one}"),
                    text(f"group_report.help.{one}_do", **(SAVED if one == "late" else {})),
                ]
                for one in names
            ],
        ),
    )
