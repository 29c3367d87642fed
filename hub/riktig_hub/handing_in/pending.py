"""What is handed in and not taken to the gradebook yet."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.registry.learning import HandIn


def waiting(session: Session, course_id: str) -> list[str]:
    """Ids of what is received and not taken yet, in the order it came."""
    wanted = select(HandIn.submission_id).where(
        HandIn.course_id == course_id, HandIn.taken_at.is_(None), HandIn.refused.is_(None)
    )
    return list(session.scalars(wanted.order_by(HandIn.received_at, HandIn.attempt)))
