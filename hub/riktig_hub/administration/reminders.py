"""What each participant could be reminded of today, so that nobody gets the same twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from riktig.text import text
from riktig_hub.administration.groups import members_of
from riktig_hub.administration.letters import Letter
from riktig_hub.administration.reminders_due import Due, Facts
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import Reminder
from riktig_hub.registry.people import Person


@dataclass(frozen=True)
class Reminded:
    """A participant and all that is due."""

    person: Person
    due: tuple[Due, ...]


def due_reminders(session: Session, course: Course, origin: str, now: datetime) -> list[Reminded]:
    """Everybody who wants reminders and has something due that no letter was written of."""
    wanted = [
        one
        for one in members_of(session, course)
        if one.person.reminders and one.person.closed_at is None
    ]
    people = [one.person_id for one in wanted]
    facts = Facts(session, course, people, f"{origin}/kurs/{course.id}", now)
    found = []
    for one in wanted:
        due = tuple(each for each in facts.due(one) if not facts.is_written(one, each))
        if due:
            found.append(Reminded(one.person, due))
    return found


def write(
    session: Session, course: Course, reminded: Sequence[Reminded], sent: bool, now: datetime
) -> None:
    """Remembers that these were written; `sent` where they are on their way from here."""
    session.add_all(
        Reminder(
            person_id=one.person.id,
            course_id=course.id,
            kind=due.kind,
            due_on=due.due_on,
            written_at=now,
            sent_at=now if sent else None,
        )
        for one in reminded
        for due in one.due
    )


@dataclass(frozen=True)
class Written:
    """The letters that were written last: when, to how many, and whether they were sent."""

    at: datetime
    people: int
    sent: bool


def last_written(session: Session, course: Course) -> Written | None:
    """What was written last, if anything was."""
    row = session.execute(
        select(
            Reminder.written_at,
            func.count(Reminder.person_id.distinct()),
            func.count(Reminder.sent_at),
        )
        .where(Reminder.course_id == course.id)
        .group_by(Reminder.written_at)
        .order_by(Reminder.written_at.desc())
        .limit(1)
    ).first()
    return Written(row[0], row[1], bool(row[2])) if row else None


def take_back(session: Session, course: Course) -> None:
    """Forgets the files written last, which somebody has lost; they are due again."""
    last = last_written(session, course)
    if last is not None and not last.sent:
        session.execute(
            delete(Reminder).where(Reminder.course_id == course.id, Reminder.written_at == last.at)
        )


def letter(reminded: Reminded, course: Course, origin: str) -> Letter:
    """One letter with all that is due, and how reminders are turned off."""
    lines = "\n".join(f"- {one.sentence} {one.link}".rstrip() for one in reminded.due)
    values = {
        "name": reminded.person.name,
        "course": course.title,
        "organiser": course.organiser,
        "due": lines,
        "link": f"{origin}/kurs/{course.id}",
        "account": f"{origin}/konto",
    }
    return Letter(
        reminded.person.name,
        reminded.person.email,
        text("hub_administration.letter.reminder.subject", **values),
        text("hub_administration.letter.reminder.body", **values),
    )
