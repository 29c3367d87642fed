"""Grades answers by our own code and writes them in nbgrader's gradebook.

No notebook is run. What is graded already, by the same keys, is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riktig.problem import Problem
from riktig_exercises.answers import Answers
from riktig_exercises.course import Course, gradebook
from riktig_exercises.grade_judging import Verdicts, judge_all, judge_many
from riktig_exercises.grade_mark import marked
from riktig_exercises.grade_notebook import write_notebook
from riktig_exercises.grade_write import expected_warnings, held_in, waiting_in, write_scores
from riktig_exercises.submit import stands, submitted, timestamp
from riktig_exercises.submit_place import alone

__all__ = ["Graded", "grade", "grade_all", "judge_all"]


@dataclass(frozen=True)
class Graded:
    """What of an assignment is graded now, and whose file could not be used.

    `written` is how many were not graded before, or otherwise; `waiting` how many answers
    wait for a person. `verdicts` are those that were reached now, by submission.
    """

    answers: tuple[Answers, ...]
    refused: Mapping[str, Problem]
    written: int
    waiting: int
    verdicts: Mapping[str, Verdicts]


def grade(course: Course, assignment: str) -> Graded:
    """Grades all that is handed in for an assignment. `Refused` if it is not in the gradebook."""
    return grade_all(course, [assignment])[assignment]


def grade_all(course: Course, assignments: Sequence[str]) -> dict[str, Graded]:
    """The same for many: all are judged together, and one process writes."""
    stored = {assignment: submitted(course, assignment) for assignment in assignments}
    reached: dict[str, dict[str, Verdicts]] = {assignment: {} for assignment in assignments}
    with gradebook(course) as book, expected_warnings():
        held = held_in(book, assignments)
        every = [one for each in stored.values() for one in each.answers]
        new = [one for one in every if one.submission_id not in held or not marked(course, one)]
        for one, verdicts in judge_many(new):
            # Alone for one answer at a time, so that nobody waits long to hand in.
            with alone(course):
                if stands(course, one):
                    write_scores(book, one, verdicts, timestamp(course, one))
                    write_notebook(course, one, verdicts)
                    reached[one.assignment][one.submission_id] = verdicts
        waiting = {name: waiting_in(book, name) for name in assignments}
    return {
        name: Graded(each.answers, each.refused, len(reached[name]), waiting[name], reached[name])
        for name, each in stored.items()
    }
