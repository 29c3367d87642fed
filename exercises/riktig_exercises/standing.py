"""What is handed in and what the gradebook holds of it; all papers of the course are made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from riktig_exercises.answers import Answers
from riktig_exercises.course import Course, gradebook
from riktig_exercises.deadline import ZONE
from riktig_exercises.grade import judge_all
from riktig_exercises.grade_result import Result, result_of
from riktig_exercises.master import load_master
from riktig_exercises.submit import timestamp

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

UNIVERSAL = " UTC"


@dataclass(frozen=True)
class Item:
    """One graded question: points of `most`, a person's own first.

    `code` and `comment` are what our own code found, whatever a person gave.
    """

    question: str
    points: float
    most: float
    waits: bool
    code: str
    comment: str


@dataclass(frozen=True)
class HandedIn:
    """One answer that stands. `items` is empty until it is graded; `when` is as nbgrader has it."""

    answers: Answers
    when: str
    late: bool
    items: tuple[Item, ...]

    @property
    def moment(self) -> datetime:
        """When it was handed in, by a clock in Norway."""
        moment = datetime.fromisoformat(self.when.removesuffix(UNIVERSAL)).replace(tzinfo=UTC)
        return moment.astimezone(ZONE)

    @property
    def graded(self) -> bool:
        """Whether the gradebook holds this very answer."""
        return bool(self.items)

    @property
    def waits(self) -> int:
        """How many questions wait for a person."""
        return sum(item.waits for item in self.items)

    @property
    def points(self) -> float:
        """Points so far: a question that waits has none."""
        return sum(item.points for item in self.items)

    @property
    def most(self) -> float:
        """What a full answer gives."""
        return sum(item.most for item in self.items)


def handed_in(course: Course, answers: Sequence[Answers]) -> tuple[HandedIn, ...]:
    """The answers that stand, with their scores. `Refused` before the first release."""
    with gradebook(course) as book:
        held = _fetched(book, {one.assignment for one in answers})
        found = tuple(_one(course, book, one) for one in answers)
        del held
    return found


def scores_of(course: Course, answers: Sequence[Answers]) -> dict[str, Result]:
    """What the gradebook holds of each that is graded, by submission; nothing is judged anew.

    `Refused` before the first release.
    """
    with gradebook(course) as book:
        held = _fetched(book, {one.assignment for one in answers})
        found = {one.submission_id: result_of(book, one) for one in answers}
        del held
    return {identity: result for identity, result in found.items() if result is not None}


def _fetched(book: Gradebook, assignments: set[str]) -> list[Any]:
    """All submissions with what hangs on them, in a few queries instead of ten for each.

    Whoever asks for one later gets it from the session, as long as this list is held.
    """
    from nbgrader.api import Assignment, Comment, Grade, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy.orm import selectinload

    notebooks = selectinload(SubmittedAssignment.notebooks)
    wanted = book.db.query(SubmittedAssignment).join(Assignment)
    return (
        wanted.filter(Assignment.name.in_(assignments))
        .options(
            notebooks.selectinload(SubmittedNotebook.grades).selectinload(Grade.cell),
            notebooks.selectinload(SubmittedNotebook.comments).selectinload(Comment.cell),
            notebooks.selectinload(SubmittedNotebook.notebook),
            selectinload(SubmittedAssignment.assignment),
        )
        .all()
    )


def _one(course: Course, book: Gradebook, answers: Answers) -> HandedIn:
    when = timestamp(course, answers)
    result = result_of(book, answers)
    if result is None:
        return HandedIn(answers, when, late=False, items=())
    return HandedIn(answers, when, result.late, _items(answers, result))


def _items(answers: Answers, result: Result) -> tuple[Item, ...]:
    """The questions of the master as it is now: one that has left it counts no more."""
    verdicts = judge_all(answers)
    found = []
    for question in load_master(answers.assignment).questions:
        scored, verdict = result.questions.get(question.id), verdicts.get(question.id)
        if scored is not None and verdict is not None:
            points = (scored.points, scored.most, scored.waits)
            found.append(Item(question.id, *points, verdict.code, verdict.comment))
    return tuple(found)
