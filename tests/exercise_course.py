"""Shared by the exercise tests: a released course, and answer files as the form makes them.

The course is one made-up master of four questions with the same numbers for all, so that what
is shipped may grow. `RIKTIG_MASTERS` must name `MASTERS` where it is used.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from riktig_exercises.course import Course
from riktig_exercises.master import assignments
from riktig_exercises.release import release

MASTERS = Path(__file__).parent / "fixtures" / "one_patient"
ASSIGNMENT = "berit"
SOURCE = (MASTERS / ASSIGNMENT / f"{ASSIGNMENT}.md").read_text("utf-8")
# Typed by hand from the case, not computed by the code under test.
RIGHT = {"dose": "72", "patch": "120", "reimbursement": "clinic", "next_step": "review"}


def answer_file(folder: Path, participant: str = "d07", number: int = 1, **changes: Any) -> Path:
    """Writes an answer file; `answers` and any other field can be changed."""
    content = {
        "schema": "riktig-answers/2",
        "assignment": ASSIGNMENT,
        "submission_id": f"{number:032x}",
        "participant": participant,
        "attempt": 1,
        "answers": RIGHT,
        **changes,
    }
    path = folder / f"{participant}-{number}.svar.json"
    path.write_text(json.dumps(content), "utf-8")
    return path


@cache
def _released() -> Course:
    """Released once a run: nbgrader needs seconds for it."""
    course = Course(Path(tempfile.mkdtemp(prefix="riktig-exercises-")))
    release(course, ASSIGNMENT)
    return course


@cache
def every_released() -> Course:
    """All masters released once a run, to be read and not written in."""
    course = Course(Path(tempfile.mkdtemp(prefix="riktig-exercises-")))
    for assignment in assignments():
        release(course, assignment)
    return course


def released_course(folder: Path) -> Course:
    """A course of its own, released and empty."""
    root = folder / "course"
    shutil.copytree(_released().root, root)
    return Course(root)


def forget_released() -> None:
    """Removes what `released_course` copies from, and all masters' release."""
    for made in (_released, every_released):
        if made.cache_info().currsize:
            shutil.rmtree(made().root, ignore_errors=True)
            made.cache_clear()
