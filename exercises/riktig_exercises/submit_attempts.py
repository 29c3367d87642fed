"""Which attempt at an assignment may be handed in now.

The rules of the course say how many there may be. The next one is taken when the one before
is graded and not passed; the last one counts.
"""

from __future__ import annotations

from pathlib import Path

from riktig.problem import Refused
from riktig_exercises.answers import Answers, read_answer_file
from riktig_exercises.course import Course, gradebook
from riktig_exercises.course_rules import rules
from riktig_exercises.grade_result import Result, result_of


def check_attempt(course: Course, given: Answers, standing: Path, *, vouched: bool) -> None:
    """`Refused` unless this attempt may take the place of what stands handed in, if anything."""
    most = rules().attempts(given.assignment)
    if given.attempt > most:
        raise Refused("answers_attempts_over", most=most)
    if not standing.parent.exists():
        if given.attempt > 1:
            raise Refused("answers_attempt_early", before=given.attempt - 1)
        return
    before = _standing(standing)
    if before is None or before.attempt == given.attempt:
        _check_replacing(course, given, before, vouched=vouched)
    elif before.attempt > given.attempt:
        raise Refused("answers_attempt_past", attempt=given.attempt)
    elif before.attempt < given.attempt - 1:
        raise Refused("answers_attempt_early", before=given.attempt - 1)
    else:
        _check_next(course, before)


def _check_replacing(
    course: Course, given: Answers, before: Answers | None, *, vouched: bool
) -> None:
    """Who has seen what came of an attempt does not get it again."""
    several = rules().attempts(given.assignment) > 1
    if before is not None and several and _result(course, before) is not None:
        raise Refused("answers_attempt_graded", attempt=given.attempt)
    if not vouched:
        raise Refused("answers_replaces", participant=given.participant)


def _check_next(course: Course, before: Answers) -> None:
    result = _result(course, before)
    if result is None or result.waits:
        raise Refused("answers_attempt_waits", before=before.attempt)
    if rules().passed(before.assignment, result.points, result.most):
        raise Refused("answers_attempt_passed", before=before.attempt)


def _standing(file: Path) -> Answers | None:
    """What stands; nothing when the file is spoilt."""
    try:
        return read_answer_file(file)
    except Refused:
        return None


def _result(course: Course, answers: Answers) -> Result | None:
    with gradebook(course) as book:
        return result_of(book, answers)
