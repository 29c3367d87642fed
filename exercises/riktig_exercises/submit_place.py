"""Lays an answer where nbgrader looks, so that a stop at any moment loses and doubles nothing.

A folder is made whole aside and then renamed to say that it is to be placed. From there on
whatever is left of the way is done by the next one who reads what is handed in.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import nbformat

from riktig.commands.alone import alone_in
from riktig.problem import Refused
from riktig_exercises.answers import Answers, read_answer_file
from riktig_exercises.course import ANSWERS, Course
from riktig_exercises.submit_notebook import answered_notebook

TIMESTAMP: Final = "timestamp.txt"
REPLACED: Final = "replaced"
MAKING: Final = ".making-"
_PLACING: Final = ".placing-"


@contextmanager
def alone(course: Course) -> Iterator[None]:
    """Nobody else places or grades meanwhile; what another one left half way is finished first."""
    with alone_in(course.root):
        for left in course.root.glob(f"{MAKING}*"):
            shutil.rmtree(left, ignore_errors=True)
        for ready in course.root.glob(f"{_PLACING}*"):
            # What cannot be read, since its master was changed, stops nobody else; handed in
            # again it takes its own place.
            with suppress(Refused):
                _finish(course, ready)
        yield


def place(course: Course, given: Answers, now: datetime) -> bool:
    """Puts an answer in its place; whether one stood there, which is then kept apart.

    Only for one who is `alone`.
    """
    made = Path(tempfile.mkdtemp(prefix=MAKING, dir=course.root))
    try:
        written = json.dumps(given.as_dict(), ensure_ascii=False, indent=1)
        (made / ANSWERS).write_text(written + "\n", "utf-8")
        (made / TIMESTAMP).write_text(f"{now.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC\n", "utf-8")
        nbformat.write(answered_notebook(course, given), made / f"{given.assignment}.ipynb")
        made.chmod(0o755)
        ready = course.root / f"{_PLACING}{given.submission_id}"
        shutil.rmtree(ready, ignore_errors=True)
        made.rename(ready)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return _finish(course, ready)


def _finish(course: Course, ready: Path) -> bool:
    given = read_answer_file(ready / ANSWERS)
    target = course.step("submitted", given.participant, given.assignment)
    replaces = target.exists()
    if replaces:
        kept = course.step(REPLACED, given.participant, given.assignment) / _name(target)
        kept.parent.mkdir(parents=True, exist_ok=True)
        target.rename(kept)
    target.parent.mkdir(parents=True, exist_ok=True)
    ready.rename(target)
    return replaces


def _name(stored: Path) -> str:
    """What a kept answer's folder is called: its id, or when it was changed if it is spoilt."""
    try:
        return read_answer_file(stored / ANSWERS).submission_id
    except Refused:
        return f"spoilt-{stored.stat().st_mtime_ns}"
