"""When the two-minute form is due: at meetings 2 and 3, and six months after the last."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.outcomes.categories import MEETING_2, MEETING_3, MONTHS_AFTER, OCCASIONS, SIX_MONTHS
from riktig_hub.registry.courses import Course, Meeting
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.practice import CountForm
from riktig_hub.web.zone import local_day

_MEETING = {MEETING_2: 2, MEETING_3: 3}
MONTHS = 12


def open_occasions(session: Session, course: Course, person: Person, today: date) -> list[str]:
    """The forms that are due and not filled in, oldest first."""
    return [one for one, filled in forms(session, course, person, today).items() if not filled]


def forms(session: Session, course: Course, person: Person, today: date) -> dict[str, bool]:
    """Every form that is due or filled in, and whether it is; oldest first."""
    return forms_of(session, course, [person.id], today)[person.id]


def forms_of(
    session: Session, course: Course, people: Sequence[str], today: date
) -> dict[str, dict[str, bool]]:
    """The same for many, by the person's id."""
    filled: dict[str, set[str]] = defaultdict(set)
    chosen = select(CountForm.person_id, CountForm.occasion).where(
        CountForm.course_id == course.id, CountForm.person_id.in_(people)
    )
    for person, occasion in session.execute(chosen):
        filled[person].add(occasion)
    due = _due_days(session, course, people)
    return {
        person: {
            one: one in filled[person]
            for one in OCCASIONS
            if one in filled[person] or (one in due[person] and due[person][one] <= today)
        }
        for person in people
    }


def due_days(session: Session, course: Course, person: Person) -> dict[str, date]:
    """The day each form is due for the person; a meeting without a date has none yet."""
    return _due_days(session, course, [person.id])[person.id]


def _due_days(
    session: Session, course: Course, people: Sequence[str]
) -> dict[str, dict[str, date]]:
    held: dict[str, dict[int, datetime]] = defaultdict(dict)
    rows = (
        select(Membership.person_id, Meeting.number, Meeting.starts_at)
        .join(Membership, Membership.group_id == Meeting.group_id)
        .where(Membership.person_id.in_(people), Membership.course_id == course.id)
    )
    for person, number, starts_at in session.execute(rows):
        held[person][number] = starts_at
    return {person: _days(course, held[person]) for person in people}


def _days(course: Course, held: Mapping[int, datetime | None]) -> dict[str, date]:
    days = {
        occasion: local_day(starts_at)
        for occasion, number in _MEETING.items()
        if (starts_at := held.get(number)) is not None
    }
    return {**days, SIX_MONTHS: months_after(days.get(MEETING_3, course.ends_on), MONTHS_AFTER)}


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day where it has none."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
