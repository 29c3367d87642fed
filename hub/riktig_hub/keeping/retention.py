"""What is not needed any more is let go of: each course says how long it keeps people.

What stays is about nobody: the course, its approval, evaluations, and certificates by their code.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.orm import Session

from riktig_hub.keeping.person_data import forget, remove_files
from riktig_hub.outcomes.reach import reach_of
from riktig_hub.outcomes.status import keep
from riktig_hub.registry.courses import Course, Group
from riktig_hub.registry.learning import ChapterRead, HandIn, Reminder, Result
from riktig_hub.registry.municipal import MunicipalCounted
from riktig_hub.registry.people import FailedLogin, Invitation, Login, Membership, Person, Seen
from riktig_hub.registry.practice import (
    Commitment,
    CountForm,
    Evaluated,
    MonthlyCheck,
    Plan,
    SharedSummary,
    Visit,
    WeeklyNumber,
)

LOG_KEPT = timedelta(days=730)
ABOUT_PARTICIPANTS = (
    ChapterRead,
    HandIn,
    Result,
    Reminder,
    Plan,
    WeeklyNumber,
    MonthlyCheck,
    SharedSummary,
    Commitment,
    CountForm,
    Evaluated,
    Visit,
    MunicipalCounted,
)


def overdue(session: Session, today: date) -> list[Course]:
    """The courses whose participants should be let go of, oldest first."""
    courses = session.scalars(select(Course).order_by(Course.ends_on)).all()
    return [
        one
        for one in courses
        if one.ends_on < today - timedelta(days=one.keep_days) and _people(session, one)
    ]


def let_go(session: Session, course: Course, folder: Path, now: datetime) -> None:
    """Deletes what is known about those who took the course, and those who are in no other.

    The course's counts stay as they are now.
    """
    keep(session, course, reach_of(session, course, now))
    people = _people(session, course)
    for person in people:
        remove_files(person, folder)
    for table in ABOUT_PARTICIPANTS:
        session.execute(delete(table).where(table.course_id == course.id))
    session.execute(delete(Group).where(Group.course_id == course.id))
    session.execute(delete(Membership).where(Membership.course_id == course.id))
    session.flush()
    session.expire_all()  # what was read of them before is gone
    for person in people:
        if not person.administrator and not _is_elsewhere(session, person):
            forget(session, person, keep_certificates=True)


def sweep(session: Session, now: datetime) -> None:
    """Deletes logins and invitations that have run out, and the log's oldest lines."""
    session.execute(delete(Login).where(Login.expires_at <= now))
    session.execute(delete(Invitation).where(Invitation.expires_at <= now - LOG_KEPT))
    session.execute(delete(FailedLogin).where(FailedLogin.at <= now - timedelta(days=1)))
    session.execute(delete(Seen).where(Seen.at <= now - LOG_KEPT))


def _is_elsewhere(session: Session, person: Person) -> bool:
    return session.scalar(
        select(
            exists().where(Membership.person_id == person.id)
            | exists().where(Group.facilitator_id == person.id)
        )
    )


def _people(session: Session, course: Course) -> list[Person]:
    """Those who are something in the course, and those who lead its groups."""
    members = select(Membership.person_id).where(Membership.course_id == course.id)
    leaders = select(Group.facilitator_id).where(Group.course_id == course.id)
    chosen = select(Person).where(or_(Person.id.in_(members), Person.id.in_(leaders)))
    return list(session.scalars(chosen))
