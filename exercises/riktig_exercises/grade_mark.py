"""Tells whether a submission was graded by these programs, from these masters, as it stands.

The mark lies beside the graded notebook, and is written when the scores are in the gradebook.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Final

import riktig
from riktig_exercises.answers import Answers
from riktig_exercises.course import Course
from riktig_exercises.master import masters_folder
from riktig_exercises.submit import timestamp

# nbgrader's own grading takes it away, and then we grade again.
MARK: Final = "graded.txt"
_SOURCES: Final = frozenset((".py", ".toml", ".csv", ".md"))


def mark(course: Course, answers: Answers) -> str:
    """Another one when anything a score or a comment is made from is another."""
    graded = {
        "answers": answers.as_dict(),
        "received": timestamp(course, answers),
        "released_ns": course.release(answers.assignment).stat().st_mtime_ns,
        "sources": _sources(masters_folder()),
    }
    return hashlib.sha256(json.dumps(graded, sort_keys=True).encode()).hexdigest()


def marked(course: Course, answers: Answers) -> bool:
    """Whether it is graded as it stands, if the gradebook holds it."""
    folder = course.step("autograded", answers.participant, answers.assignment)
    try:
        return (folder / MARK).read_text("utf-8") == mark(course, answers)
    except (OSError, ValueError):
        return False


@cache
def _sources(masters: Path) -> str:
    """Of every file that keys and verdicts come from: programs, tables, texts and masters."""
    digest = hashlib.sha256()
    for folder in (Path(riktig.__file__).parent, Path(__file__).parent, masters):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _SOURCES:
                content = path.read_bytes()
                digest.update(f"{path.relative_to(folder)} {len(content)}\n".encode())
                digest.update(content)
    return digest.hexdigest()
