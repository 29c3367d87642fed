"""A course with answers handed in: right ones, mistaken ones and none, of every participant."""

from __future__ import annotations

import atexit
import json
import shutil
import sqlite3
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from riktig_exercises.answers import SCHEMA
from riktig_exercises.course import GRADEBOOK, Course
from riktig_exercises.key import KeySheet, sheets_for
from riktig_exercises.master import assignments
from riktig_exercises.release import release
from riktig_exercises.submit import submit_all

from riktig.text import decimal_text

# Of four questions two are answered right, one wrong where the key knows how, and one not at all.
RIGHT, MISTAKEN, EMPTY = (0, 1), 2, 3
WHEN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@cache
def handed_in(participants: int) -> Course:
    """Every assignment there is, released, and an answer of each participant; nothing graded."""
    root = Path(mkdtemp(prefix="riktig-bench-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    course = Course(root / "course")
    for assignment in assignments():
        release(course, assignment)
    paths = []
    for number in range(participants * len(assignments())):
        paths.append(root / f"{number}.svar.json")
        paths[-1].write_text(json.dumps(_answer_file(number)), "utf-8")
    refused = [problem for _, problem, taken in submit_all(course, paths, None, WHEN) if not taken]
    if refused:
        raise RuntimeError(f"a made-up answer is refused: {refused[0]}")
    return course


def graded_in(course: Course) -> int:
    """How many submissions the gradebook holds."""
    with sqlite3.connect(course.root / GRADEBOOK) as book:
        (found,) = book.execute("SELECT count(*) FROM submitted_assignment").fetchone()
    return int(found)


def _answer_file(number: int) -> dict[str, Any]:
    """One participant's answers to one assignment, told apart by a number."""
    names = assignments()
    assignment, who = names[number % len(names)], number // len(names)
    participant = f"d{who:02d}"
    sheets = sheets_for(assignment, participant).items()
    answers = {
        name: _answer(sheet, (who + place) % 4) for place, (name, sheet) in enumerate(sheets)
    }
    return {
        "schema": SCHEMA,
        "assignment": assignment,
        "submission_id": f"{number + 1:032x}",
        "participant": participant,
        "attempt": 1,
        "answers": {name: answer for name, answer in answers.items() if answer is not None},
    }


def _answer(sheet: KeySheet, how: int) -> Any:
    """As a form gives it; `None` for none."""
    kind, right = sheet.key.kind, sheet.key.right
    if how == EMPTY:
        return None
    if kind == "text":
        return "Jeg spør hvordan det går, og vi blir enige om neste time."
    if kind == "calculator":
        made = sheet.question.mistakes if how == MISTAKEN else ()
        wrong = made[0].instead["input"] if made else {}
        return _typed({**sheet.question.key["input"], **wrong})
    if kind == "several":
        return right[1:] if how == MISTAKEN else right
    if kind == "order":
        return right[::-1] if how == MISTAKEN else right
    value = sheet.key.mistaken[0].value if how == MISTAKEN and sheet.key.mistaken else right
    if kind == "plan":
        return {f"step_{number}": _typed(dose) for number, dose in enumerate(value, 1)}
    return _typed(value)


def _typed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _typed(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_typed(one) for one in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return decimal_text(float(value), 6).replace("\u00a0", "")
    return str(value)
