"""Which attempt at an assignment may be handed in now, by what the registry knows.

The exercises' own rule (`riktig_exercises.submit_attempts`) is asked again when the hand-in is
taken to the gradebook; this one answers while the participant is still there.
"""

from __future__ import annotations

from datetime import datetime

from riktig_exercises.answers import Answers
from riktig_exercises.course_rules import rules
from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.problem import Refused
from riktig_hub.handing_in.assignments import deadline_of, is_blank
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import HandIn, Result


def check_attempt(
    session: Session, course: Course, person_id: str, given: Answers, now: datetime
) -> None:
    """`Refused` unless this attempt may be handed in."""
    most = rules().attempts(given.assignment)
    if given.attempt > most:
        raise Refused("answers_attempts_over", most=most)
    latest = latest_of(session, course.id, person_id, given.assignment)
    before = latest.attempt if latest else 0
    if given.attempt < before:
        raise Refused("answers_attempt_past", attempt=given.attempt)
    if given.attempt > before + 1:
        raise Refused("answers_attempt_early", before=given.attempt - 1)
    if latest is None:
        return
    result = _result(session, latest)
    if given.attempt == before:
        # Who has seen what came of the test does not get that attempt again.
        if most > 1 and result is not None:
            raise Refused("answers_attempt_graded", attempt=given.attempt)
        if result is not None and key_is_shown(course, result, now):
            raise Refused("key_shown")
        return
    _check_next(result, before)


def key_is_shown(course: Course, result: Result, now: datetime) -> bool:
    """Whether the participant has got the right answers: what is handed in then stands.

    Who handed in without one answer has to answer all the same, and is marked late.
    """
    due = deadline_of(course, result.assignment)
    return due is not None and due <= now and not is_blank(result.questions)


def latest_of(session: Session, course_id: str, person_id: str, assignment: str) -> HandIn | None:
    """What stands handed in: the last one that was not refused."""
    return session.scalars(
        select(HandIn)
        .where(
            HandIn.course_id == course_id,
            HandIn.person_id == person_id,
            HandIn.assignment == assignment,
            HandIn.refused.is_(None),
        )
        .order_by(HandIn.received_at.desc(), HandIn.attempt.desc())
        .limit(1)
    ).first()


def _result(session: Session, latest: HandIn) -> Result | None:
    """What came of this very hand-in."""
    found = session.get(Result, (latest.course_id, latest.person_id, latest.assignment))
    return found if found and found.submission_id == latest.submission_id else None


def _check_next(result: Result | None, before: int) -> None:
    if result is None or result.waits_for_a_person:
        raise Refused("answers_attempt_waits", before=before)
    if result.passed:
        raise Refused("answers_attempt_passed", before=before)
