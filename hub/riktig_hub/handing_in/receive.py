"""Takes an answer file in: as data, read strictly, kept as it came.

What is received counts when the caller's transaction is committed, and not before: only then
is anybody told so. What is refused leaves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from riktig_exercises.answers import Answers, parse_answers
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from riktig.problem import Refused
from riktig.text import explain, has_text, text
from riktig_hub.handing_in.attempts import check_attempt
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import HandIn
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.taking_part import TAKES_PART
from riktig_hub.web.answer import Wrong

FIELD: Final = "svarfil"
# Nobody hands in this often by hand; a program that does must not fill the disk.
MOST_HAND_INS: Final = 300


@dataclass(frozen=True)
class Received:
    """What was handed in. `new` is false where this very file was here already."""

    submission_id: str
    assignment: str
    attempt: int
    new: bool


def receive(
    session: Session, course: Course, person: Person, content: bytes, now: datetime
) -> Received:
    """Keeps one answer file of a participant. `Wrong` with a sentence for what is not taken.

    The same file again changes nothing, so a sender who heard no answer may send it once more.
    """
    try:
        given = parse_answers(content)
        code = own_code(session, course, person)
        if given.participant != code:
            raise Refused("other_code", own=code)
        held = session.get(HandIn, given.submission_id)
        if held is None:
            _check(session, course, person, given, now)
            session.add(_row(course, person, given, content, now))
            session.flush()
        elif not _same(held, course, person, given):
            raise Refused("answers_taken")
    except Refused as refusal:
        raise wrong(refusal) from refusal
    return Received(given.submission_id, given.assignment, given.attempt, held is None)


def own_code(session: Session, course: Course, person: Person) -> str:
    """The code the course knows a participant by. `Refused` for who has none."""
    code = session.scalar(
        select(Membership.code).where(
            Membership.course_id == course.id,
            Membership.person_id == person.id,
            TAKES_PART,
        )
    )
    if code is None:
        raise Refused("no_code")
    return code


def wrong(refusal: Refused) -> Wrong:
    """The refusal as a participant reads it, at the field of the file."""
    return Wrong("hub_handing_in.not_taken", FIELD, why=sentence_of(refusal))


def sentence_of(refusal: Refused) -> str:
    """What is wrong, said to the participant; else as the course office reads it."""
    key = f"hub_handing_in.refused.{refusal.problem.code}"
    if has_text(key):
        return text(key, **refusal.problem.details)
    return explain(refusal.problem)


def _check(session: Session, course: Course, person: Person, given: Answers, now: datetime) -> None:
    whose = select(func.count()).where(HandIn.course_id == course.id, HandIn.person_id == person.id)
    if (session.scalar(whose) or 0) >= MOST_HAND_INS:
        raise Refused("too_many", most=MOST_HAND_INS)
    check_attempt(session, course, person.id, given, now)


def _same(held: HandIn, course: Course, person: Person, given: Answers) -> bool:
    if (held.course_id, held.person_id) != (course.id, person.id):
        return False
    return parse_answers(held.content).as_dict() == given.as_dict()


def _row(course: Course, person: Person, given: Answers, content: bytes, now: datetime) -> HandIn:
    return HandIn(
        submission_id=given.submission_id,
        course_id=course.id,
        person_id=person.id,
        assignment=given.assignment,
        attempt=given.attempt,
        content=content,
        received_at=now,
        taken_at=None,
        refused=None,
    )
