"""Five minutes a month: whether the office's own routine is followed. No patients, no counts.

The questions are the routine sheet's and "Mellom møtene"'s own points, in the book's words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Person
from riktig_hub.registry.practice import MonthlyCheck

# Question -> the page of the book it is from.
QUESTIONS: Final[Mapping[str, str]] = {
    "renewed_in_consultation": "/book/kontoret/rutine.html",
    "ending_agreed": "/book/kontoret/rutine.html",
    "new_appointment": "/book/kontoret/rutine.html",
    "called_in": "/book/kontoret/rutine.html",
    "unheard_rung": "/book/metode/mellom-moetene.html",
    "absence_agreed": "/book/kontoret/rutine.html",
    "looked_together": "/book/metode/mellom-moetene.html",
}


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def checks(session: Session, course: Course, person: Person) -> dict[date, dict[str, bool]]:
    """The answers by month, the newest first."""
    rows = (
        select(MonthlyCheck)
        .where(MonthlyCheck.course_id == course.id, MonthlyCheck.person_id == person.id)
        .order_by(MonthlyCheck.month.desc())
    )
    return {row.month: row.answers for row in session.scalars(rows)}


def save(
    session: Session,
    course: Course,
    person: Person,
    month: date,
    answers: Mapping[str, bool],
    now: datetime,
) -> None:
    """Keeps a month's answers; a later one takes an earlier one's place."""
    row = session.get(MonthlyCheck, (course.id, person.id, month))
    if row is None:
        row = MonthlyCheck(course_id=course.id, person_id=person.id, month=month)
        session.add(row)
    row.answers, row.said_at = dict(answers), now


def is_due(done: Mapping[date, object], today: date) -> bool:
    """From the first Monday of the month, until it is done."""
    first = month_of(today)
    monday = first + timedelta(days=-first.weekday() % 7)
    return today >= monday and first not in done
