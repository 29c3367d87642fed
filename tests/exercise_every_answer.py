"""A course with the one assignment that asks in every way there is, its own practice among them."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from given_answers import right_answer
from riktig_exercises.course import Course
from riktig_exercises.key import sheets_for
from riktig_exercises.release import release

MASTERS = Path(__file__).parent / "masters"
EVERY = "every_answer"


@cache
def _released() -> Path:
    root = Path(tempfile.mkdtemp(prefix="riktig-every-answer-"))
    release(Course(root), EVERY)
    return root


def every_course(folder: Path) -> Course:
    """A course of its own, with nothing handed in. `RIKTIG_MASTERS` must name `MASTERS`."""
    shutil.copytree(_released(), folder / "course")
    return Course(folder / "course")


def forget_every_course() -> None:
    """Removes what `every_course` copies from."""
    if _released.cache_info().currsize:
        shutil.rmtree(_released(), ignore_errors=True)
        _released.cache_clear()


def content(number: int = 1, participant: Any = "d07", **changes: Any) -> dict[str, Any]:
    """An answer file's content, all right; `given` changes some answers, any field the file."""
    named = participant if isinstance(participant, str) else "d07"
    answers = {name: right_answer(sheet) for name, sheet in sheets_for(EVERY, named).items()}
    return {
        "schema": "riktig-answers/2",
        "assignment": EVERY,
        "submission_id": f"{number:032x}",
        "participant": participant,
        "attempt": 1,
        "answers": answers | changes.pop("given", {}),
        **changes,
    }
