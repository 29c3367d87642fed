"""Who takes part in a course, and in which courses somebody does."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session

from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Membership, Person

# What makes somebody one of a course's participants now. Those who have left keep their rows.
TAKES_PART: ColumnElement[bool] = and_(
    Membership.role == "participant", Membership.left_at.is_(None)
)


def participants_with_code() -> Select[tuple[Person, str | None]]:
    """Those who take part, each with their code in the course; of which course is to be added."""
    return (
        select(Person, Membership.code)
        .join(Membership, Membership.person_id == Person.id)
        .where(TAKES_PART)
    )


def courses_of_participant(session: Session, person_id: str) -> Sequence[Course]:
    """Those one is a participant in and has not left, the newest first."""
    return session.scalars(
        select(Course)
        .join(Membership, Membership.course_id == Course.id)
        .where(
            Membership.person_id == person_id,
            TAKES_PART,
        )
        .order_by(Course.starts_on.desc())
    ).all()
