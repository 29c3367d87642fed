"""Texts that wait for a person: what was asked and answered, what to look for, and the points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from riktig_exercises.answers import Answers, parse_answers
from riktig_exercises.key import sheets_for
from riktig_exercises.master import load_master
from riktig_exercises.person_points import give_points
from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.problem import Refused
from riktig_hub.handing_in.fetching import refresh
from riktig_hub.handing_in.places import address_in_book, exercise_folder
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import HandIn, Result


@dataclass(frozen=True)
class TextToRead:
    """One text. Who wrote it is known by the code alone, so that it is read for what it says."""

    submission_id: str
    question: str
    code: str
    assignment: str
    address_in_book: str
    title: str
    ask: str
    answer: str
    guide: str
    most: float


def texts_to_read(session: Session, course: Course) -> list[TextToRead]:
    """All that wait, an assignment at a time and a question at a time: like beside like."""
    rows = session.execute(
        select(Result, HandIn.content)
        .join(HandIn, HandIn.submission_id == Result.submission_id)
        .where(Result.course_id == course.id, Result.waits_for_a_person.is_(True))
    )
    found = [one for result, content in rows for one in _texts(result, content)]
    return sorted(found, key=lambda one: (one.assignment, one.question, one.code))


def judge(
    session: Session,
    course: Course,
    folder: Path,
    one: TextToRead,
    points: float,
    comment: str,
    now: datetime,
) -> bool:
    """Gives the points. False where the participant has handed in anew, and there is nothing to do.

    The gradebook has them first: should the registry's row not be kept, the next grading fetches
    them from there.
    """
    place = exercise_folder(folder, course.id)
    row, content = session.execute(
        select(Result, HandIn.content)
        .join(HandIn, HandIn.submission_id == Result.submission_id)
        .where(Result.course_id == course.id, Result.submission_id == one.submission_id)
    ).one()
    if not give_points(place, one.submission_id, one.question, points, comment):
        return False
    refresh(row, place, parse_answers(content), now)
    return True


def _texts(result: Result, content: bytes) -> list[TextToRead]:
    waits = [name for name, one in result.questions.items() if one["waits"]]
    try:
        answers = parse_answers(content)
        sheets = sheets_for(answers.assignment, answers.participant, answers.attempt)
    except Refused:  # its master has changed since: formgrader still shows it
        return []
    return [
        TextToRead(
            submission_id=result.submission_id,
            question=name,
            code=answers.participant,
            assignment=load_master(answers.assignment).title,
            address_in_book=address_in_book(answers.assignment),
            title=sheets[name].question.title,
            ask=sheets[name].question.ask,
            answer=_answer(answers, name),
            guide=sheets[name].guide,
            most=result.questions[name]["most"],
        )
        for name in waits
        if name in sheets
    ]


def _answer(answers: Answers, question: str) -> str:
    return str(answers.answers.get(question) or "")
