"""The courses somebody takes part in."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Membership


def courses_of_participant(session: Session, person_id: str) -> Sequence[Course]:
    """Those one is a participant in and has not left, the newest first."""
    return session.scalars(
        select(Course)
        .join(Membership, Membership.course_id == Course.id)
        .where(
            Membership.person_id == person_id,
            Membership.role == "participant",
            Membership.left_at.is_(None),
        )
        .order_by(Course.starts_on.desc())
    ).all()
