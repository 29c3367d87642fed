"""How many have enrolled in a course, started it and completed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import Session

from riktig_hub.handing_in.standing import standings
from riktig_hub.registry.courses import Attendance, Course, Meeting
from riktig_hub.registry.learning import ChapterRead, HandIn
from riktig_hub.registry.people import Membership


@dataclass(frozen=True)
class Reach:
    """Counts of participants. `started`: has read, handed in or been at a meeting."""

    enrolled: int
    started: int
    completed: int


def reach_of(session: Session, course: Course, now: datetime) -> Reach:
    """The counts of one course, by now."""
    enrolled = list(session.scalars(_taking(course)))
    done = standings(session, course, enrolled, now).values()
    return Reach(
        enrolled=len(enrolled),
        started=len(begun(session, course)),
        completed=sum(one.complete for one in done),
    )


def begun(session: Session, course: Course) -> set[str]:
    """The ids of those who have read, handed in or been at a meeting."""
    return set(session.scalars(_taking(course).where(_has_begun())))


def _taking(course: Course) -> Select[str]:
    return select(Membership.person_id).where(
        Membership.course_id == course.id, Membership.role == "participant"
    )


def _has_begun() -> ColumnElement[bool]:
    own, course = Membership.person_id, Membership.course_id
    return or_(
        Membership.started_at.is_not(None),
        exists().where(ChapterRead.person_id == own, ChapterRead.course_id == course),
        exists().where(HandIn.person_id == own, HandIn.course_id == course),
        exists().where(
            Attendance.person_id == own,
            Attendance.present,
            Attendance.meeting_id == Meeting.id,
            Meeting.group_id == Membership.group_id,
        ),
    )
