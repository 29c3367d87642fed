"""Whoever is in a course without taking it now: leaders, visitors, and those who have ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Membership, Person
from riktig_hub.web.zone import local_day

PARTICIPANT = "participant"


@dataclass(frozen=True)
class Other:
    """A role somebody has or had; `ended` is the day it ended."""

    person: Person
    role: str
    ended: date | None


def others_of(session: Session, course: Course) -> list[Other]:
    """By name, those who have ended last."""
    rows = session.execute(
        select(Person, Membership)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.course_id == course.id,
            or_(Membership.role != PARTICIPANT, Membership.left_at.is_not(None)),
        )
        .order_by(Membership.left_at.is_not(None), Person.name, Membership.role)
    )
    return [
        Other(person, one.role, local_day(one.left_at) if one.left_at else None)
        for person, one in rows
    ]
