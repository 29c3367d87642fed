"""What the gradebook holds of one submission: points and comments, a person's own first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from riktig_exercises.answers import Answers
from riktig_exercises.build import question_of

if TYPE_CHECKING:
    from nbgrader.api import Gradebook


@dataclass(frozen=True)
class Scored:
    """One question's points of `most`. `waits` is whether a person has still to read it."""

    points: float
    most: float
    comment: str = ""
    waits: bool = False

    @property
    def full(self) -> bool:
        """Whether all points are given, and for good."""
        return not self.waits and self.points >= self.most


@dataclass(frozen=True)
class Result:
    """All of one submission. Points are those so far: a question that waits has none."""

    questions: Mapping[str, Scored]
    late: bool = False

    @property
    def points(self) -> float:
        """Points so far."""
        return sum(one.points for one in self.questions.values())

    @property
    def most(self) -> float:
        """What a full answer gives."""
        return sum(one.most for one in self.questions.values())

    @property
    def waits(self) -> int:
        """How many questions wait for a person."""
        return sum(one.waits for one in self.questions.values())

    @property
    def full(self) -> bool:
        """Whether every question has all its points and none waits."""
        return all(one.full for one in self.questions.values())


def result_of(book: Gradebook, answers: Answers) -> Result | None:
    """`None` when this very answer is not graded yet."""
    from nbgrader.api import SubmittedAssignment

    found = book.db.get(SubmittedAssignment, answers.submission_id)
    if found is None:
        return None
    notebook = next(n for n in found.notebooks if n.name == answers.assignment)
    comments = {question_of(one.cell.name): one.comment or "" for one in notebook.comments}
    questions = {}
    for grade in notebook.grades:
        question, waits = question_of(grade.cell.name), bool(grade.needs_manual_grade)
        points = 0.0 if waits else float(grade.score)
        most = float(grade.cell.max_score)
        questions[question] = Scored(points, most, comments.get(question, ""), waits)
    return Result(questions, late=found.total_seconds_late > 0)
