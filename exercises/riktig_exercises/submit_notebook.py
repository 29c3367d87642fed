"""The released notebook with a participant's numbers and answers, for who opens formgrader."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from pathlib import Path

import nbformat

from riktig.text import text
from riktig_exercises.answers import Answers
from riktig_exercises.answers_shown import shown_answers
from riktig_exercises.build import answer_cell, source_notebook
from riktig_exercises.course import Course
from riktig_exercises.key import version_for
from riktig_exercises.master import load_master


def answered_notebook(course: Course, given: Answers) -> nbformat.NotebookNode:
    """The released notebook with each answer as a comment in its answer cell.

    What is asked stands with the numbers that this participant was asked.
    """
    version = version_for(given.assignment, given.participant, given.attempt)
    notebook = _asked(course.release(given.assignment), given.assignment, version)
    cells = {cell.metadata["nbgrader"]["grade_id"]: cell for cell in notebook.cells}
    for question, answer in shown_answers(given).items():
        if answer_cell(question) in cells:
            cells[answer_cell(question)].source = comment(answer)
    return notebook


def comment(answer: str) -> str:
    """An answer as one line of Python that does nothing, however the line is read.

    JSON keeps line breaks out. Signs that only some readers end a line at are written as
    their numbers: IPython, for one, takes what follows them for a line of its own.
    """
    written = json.dumps(answer, ensure_ascii=False)
    plain = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in written)
    return f"{text('exercises.notebook.answer')} {plain}"


def _asked(release: Path, assignment: str, version: int) -> nbformat.NotebookNode:
    return deepcopy(_versioned(release, release.stat().st_mtime_ns, assignment, version))


@cache
def _versioned(
    release: Path, _changed_ns: int, assignment: str, version: int
) -> nbformat.NotebookNode:
    """The released notebook with the texts of one version; nothing else of it is changed."""
    notebook = nbformat.read(release, as_version=4)
    if version:
        made = source_notebook(load_master(assignment, version)).cells
        sources = {cell.metadata["nbgrader"]["grade_id"]: cell.source for cell in made}
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                grade_id = cell.metadata["nbgrader"]["grade_id"]
                cell.source = sources.get(grade_id, cell.source)
    return notebook
