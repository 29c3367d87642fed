"""The graded notebook formgrader opens: answers as text, verdicts as output."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_output

from riktig.exercise.judge import Verdict
from riktig.text import decimal_text, text
from riktig_exercises.answers import Answers
from riktig_exercises.build import question_of
from riktig_exercises.course import ANSWERS, Course
from riktig_exercises.formgrader_text import to_read
from riktig_exercises.grade_mark import MARK, mark
from riktig_exercises.key import sheets_of, version_for
from riktig_exercises.submit_notebook import answered_notebook
from riktig_exercises.submit_place import MAKING, TIMESTAMP


def write_notebook(course: Course, answers: Answers, verdicts: Mapping[str, Verdict]) -> None:
    """Writes it after the scores: what is marked as graded is in the gradebook."""
    source = course.step("submitted", answers.participant, answers.assignment)
    target = course.step("autograded", answers.participant, answers.assignment)
    made = Path(tempfile.mkdtemp(prefix=MAKING, dir=course.root))
    try:
        for name in (ANSWERS, TIMESTAMP):
            shutil.copyfile(source / name, made / name)
        nbformat.write(_graded(course, answers, verdicts), made / f"{answers.assignment}.ipynb")
        (made / MARK).write_text(mark(course, answers), "utf-8")
        made.chmod(0o755)
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _graded(course: Course, answers: Answers, verdicts: Mapping[str, Verdict]) -> Any:
    notebook = answered_notebook(course, answers)
    version = version_for(answers.assignment, answers.participant, answers.attempt)
    sheets = sheets_of(answers.assignment, version)
    for cell in notebook.cells:
        about = cell.metadata["nbgrader"]
        question = question_of(about["grade_id"])
        if about["grade"] and question in verdicts:
            verdict = verdicts[question]
            if verdict.by_person:
                line = to_read(str(answers.answers[question]), sheets[question].guide)
            else:
                line = _said(verdict, about)
            cell.outputs = [new_output("stream", name="stdout", text=line)]
    return notebook


def _said(verdict: Verdict, about: Mapping[str, Any]) -> str:
    return text(
        "exercises.notebook.verdict",
        points=decimal_text(verdict.points),
        most=decimal_text(about["points"]),
        comment=verdict.comment,
    )
