"""When the two-minute form is due: at meetings 2 and 3, and six months after the last."""

from __future__ import annotations

import calendar
from datetime import date

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
    chosen = select(CountForm.occasion).where(
        CountForm.course_id == course.id, CountForm.person_id == person.id
    )
    filled = set(session.scalars(chosen))
    due = due_days(session, course, person)
    return {
        one: one in filled
        for one in OCCASIONS
        if one in filled or (one in due and due[one] <= today)
    }


def due_days(session: Session, course: Course, person: Person) -> dict[str, date]:
    """The day each form is due for the person; a meeting without a date has none yet."""
    held = dict(
        session.execute(
            select(Meeting.number, Meeting.starts_at)
            .join(Membership, Membership.group_id == Meeting.group_id)
            .where(Membership.person_id == person.id, Membership.course_id == course.id)
        ).all()
    )
    days = {
        occasion: local_day(held[number])
        for occasion, number in _MEETING.items()
        if held.get(number) is not None
    }
    return {**days, SIX_MONTHS: months_after(days.get(MEETING_3, course.ends_on), MONTHS_AFTER)}


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day where it has none."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
