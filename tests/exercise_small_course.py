"""A small whole course, released: two made-up assignments, the last of them the test."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from riktig_exercises.course import Course, gradebook
from riktig_exercises.grade import grade
from riktig_exercises.key import keys_for
from riktig_exercises.release import release
from riktig_exercises.submit import submit

MASTERS = Path(__file__).parent / "fixtures" / "small_course"
CASES, TEST = "made_up_cases", "made_up_test"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@cache
def _released() -> Path:
    root = Path(tempfile.mkdtemp(prefix="riktig-small-course-"))
    for assignment in (CASES, TEST):
        release(Course(root), assignment)
    return root


def small_course(folder: Path) -> Course:
    """A course of its own, with nothing handed in. `RIKTIG_MASTERS` must name `MASTERS`."""
    root = folder / "course"
    shutil.copytree(_released(), root)
    return Course(root)


def forget_small_course() -> None:
    """Removes what `small_course` copies from."""
    if _released.cache_info().currsize:
        shutil.rmtree(_released(), ignore_errors=True)
        _released.cache_clear()


def right(assignment: str, participant: str, attempt: int = 1) -> dict[str, Any]:
    """All that is right for a participant, and a text that a person is to read."""
    keys = keys_for(assignment, participant, attempt)
    found = {name: key.right for name, key in keys.items()}
    return {
        n: f"{one:g}" if isinstance(one, float) else one or "Hva vil du?"
        for n, one in found.items()
    }


def hand_in(
    course: Course,
    participant: str,
    assignment: str,
    answers: dict[str, Any] | None = None,
    attempt: int = 1,
    now: datetime = NOW,
) -> None:
    """Hands in; the right answers unless others are given. The id is of whom, what and which."""
    given = right(assignment, participant, attempt) if answers is None else answers
    identity = f"{participant}{assignment}{attempt}".encode().hex()[-32:]
    content = {
        "schema": "riktig-answers/2",
        "assignment": assignment,
        "submission_id": identity.rjust(32, "0"),
        "participant": participant,
        "attempt": attempt,
        "answers": given,
    }
    path = course.root / "incoming.svar.json"
    path.write_text(json.dumps(content), "utf-8")
    submit(course, path, None, now)


def grade_all(course: Course) -> None:
    """Grades both assignments."""
    for assignment in (CASES, TEST):
        grade(course, assignment)


def grade_text(course: Course, participant: str, points: float, comment: str = "") -> None:
    """What a person does in formgrader with the text of the first assignment."""
    with gradebook(course) as book:
        one = book.find_grade("talk-answer", CASES, CASES, participant)
        one.manual_score, one.needs_manual_grade = points, False
        book.find_comment("talk-answer", CASES, CASES, participant).manual_comment = comment
        book.db.commit()


def complete(course: Course, participant: str, talk: float = 2) -> None:
    """A participant who has done everything, and all of it graded."""
    for assignment in (CASES, TEST):
        hand_in(course, participant, assignment)
    grade_all(course)
    grade_text(course, participant, talk)
