"""The graded attempts before the one that stands, judged again: how each question went.

The registry's results are of the last attempt alone; the answer files of all are there.
"""

from __future__ import annotations

from contextlib import suppress

from riktig_exercises.answers import parse_answers
from riktig_exercises.earlier_attempts import items_judged
from riktig_exercises.standing import HandedIn
from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.problem import Refused
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import HandIn, Result

WHEN = "%Y-%m-%d %H:%M:%S UTC"  # as nbgrader writes it


def earlier_attempts(session: Session, course: Course) -> list[HandedIn]:
    """One for each attempt before one that stands; what cannot be read any more is left out.

    The next attempt is taken only when the one before is graded. Of an attempt that was replaced
    before it was graded, the last one counts.
    """
    rows = session.execute(
        select(
            HandIn.person_id, HandIn.assignment, HandIn.attempt, HandIn.content, HandIn.received_at
        )
        .join(
            Result,
            (Result.course_id == HandIn.course_id)
            & (Result.person_id == HandIn.person_id)
            & (Result.assignment == HandIn.assignment),
        )
        .where(
            HandIn.course_id == course.id,
            HandIn.attempt < Result.attempt,
            HandIn.taken_at.is_not(None),
        )
        .order_by(HandIn.received_at, HandIn.submission_id)
    )
    last = {(person, name, attempt): (content, at) for person, name, attempt, content, at in rows}
    found = []
    for content, at in last.values():
        with suppress(Refused):
            answers = parse_answers(content)
            found.append(HandedIn(answers, at.strftime(WHEN), False, items_judged(answers)))
    return found
