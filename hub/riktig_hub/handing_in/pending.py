"""What is handed in and not taken to the gradebook yet, or taken and come to nothing."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.registry.learning import HandIn, Result
from riktig_hub.registry.people import Membership
from riktig_hub.registry.taking_part import TAKES_PART


def waiting(session: Session, course_id: str) -> list[str]:
    """Ids of what is received and not taken yet, in the order it came."""
    wanted = select(HandIn.submission_id).where(
        HandIn.course_id == course_id, HandIn.taken_at.is_(None), HandIn.refused.is_(None)
    )
    return list(session.scalars(wanted.order_by(HandIn.received_at, HandIn.attempt)))


def left_ungraded(session: Session) -> list[str]:
    """Courses in which what a participant handed in last has no result.

    A server or a grader that was stopped leaves them so, however far it had come.
    """
    came = (
        select(HandIn.course_id, HandIn.person_id, HandIn.assignment, HandIn.submission_id)
        .join(
            Membership,
            (Membership.course_id == HandIn.course_id) & (Membership.person_id == HandIn.person_id),
        )
        .where(
            HandIn.refused.is_(None),
            TAKES_PART,
        )
    )
    newest = {
        (course, person, assignment): identity
        for course, person, assignment, identity in session.execute(
            came.order_by(HandIn.received_at, HandIn.attempt)
        )
    }
    graded = select(Result.course_id, Result.person_id, Result.assignment, Result.submission_id)
    results = {
        (course, person, assignment): identity
        for course, person, assignment, identity in session.execute(graded)
    }
    left = {place[0] for place, identity in newest.items() if results.get(place) != identity}
    return sorted(left)
