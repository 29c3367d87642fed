"""The graded notebook formgrader opens: answers as text, verdicts as output."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path
from typing import Any, Final

import nbformat
from nbformat.v4 import new_output

from riktig.exercise.judge import Verdict
from riktig.text import decimal_text, text
from riktig_exercises.answers import Answers
from riktig_exercises.build import question_of
from riktig_exercises.course import ANSWERS, Course
from riktig_exercises.key import sheets_for
from riktig_exercises.submit_notebook import answered_notebook
from riktig_exercises.submit_place import MAKING, TIMESTAMP

# Says what the notebook beside it was graded from. nbgrader's own grading takes it away.
MARK: Final = "graded.txt"


def write_notebook(course: Course, answers: Answers, verdicts: Mapping[str, Verdict]) -> None:
    """Writes it when the scores are written: what is marked as graded is in the gradebook."""
    source = course.step("submitted", answers.participant, answers.assignment)
    target = course.step("autograded", answers.participant, answers.assignment)
    made = Path(tempfile.mkdtemp(prefix=MAKING, dir=course.root))
    try:
        for name in (ANSWERS, TIMESTAMP):
            shutil.copyfile(source / name, made / name)
        nbformat.write(_graded(course, answers, verdicts), made / f"{answers.assignment}.ipynb")
        (made / MARK).write_text(_mark(course, answers, verdicts), "utf-8")
        made.chmod(0o755)
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def graded_already(course: Course, answers: Answers, verdicts: Mapping[str, Verdict]) -> bool:
    """Whether these answers were graded with these very verdicts, from this release."""
    mark = course.step("autograded", answers.participant, answers.assignment) / MARK
    try:
        return mark.read_text("utf-8") == _mark(course, answers, verdicts)
    except (OSError, ValueError):
        return False


def _mark(course: Course, answers: Answers, verdicts: Mapping[str, Verdict]) -> str:
    submitted = course.step("submitted", answers.participant, answers.assignment)
    graded = {
        "answers": answers.as_dict(),
        "received": (submitted / TIMESTAMP).read_text("utf-8"),
        "released_ns": course.release(answers.assignment).stat().st_mtime_ns,
        "verdicts": {name: astuple(verdict) for name, verdict in verdicts.items()},
    }
    written = json.dumps(graded, sort_keys=True).encode()
    return f"{hashlib.sha256(written).hexdigest()}\n"


def _graded(course: Course, answers: Answers, verdicts: Mapping[str, Verdict]) -> Any:
    notebook = answered_notebook(course, answers)
    sheets = sheets_for(answers.assignment, answers.participant, answers.attempt)
    for cell in notebook.cells:
        about = cell.metadata["nbgrader"]
        question = question_of(about["grade_id"])
        if about["grade"] and question in verdicts:
            verdict = verdicts[question]
            line = _guide(sheets[question].guide) if verdict.by_person else _said(verdict, about)
            cell.outputs = [new_output("stream", name="stdout", text=line)]
    return notebook


def _guide(guide: str) -> str:
    """What the person who reads a text looks for; feedback never shows it."""
    return text("exercises.notebook.guide", guide=guide)


def _said(verdict: Verdict, about: Mapping[str, Any]) -> str:
    return text(
        "exercises.notebook.verdict",
        points=decimal_text(verdict.points),
        most=decimal_text(about["points"]),
        comment=verdict.comment,
    )
