"""The released notebook: runs, holds no solution, and nbgrader's own tools work on it."""

from __future__ import annotations

import subprocess
import sys
import warnings
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
import pytest
from exercise_course import ASSIGNMENT, RIGHT, answer_file
from nbgrader.apps import NbGraderAPI
from riktig_exercises.course import Course, configure, programs_on_path, quiet
from riktig_exercises.feedback import feedback
from riktig_exercises.grade import grade
from riktig_exercises.key import sheets_of
from riktig_exercises.submit import submit, submitted
from traitlets.config import Config

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def nbgrader(course: Course) -> NbGraderAPI:
    """What formgrader in JupyterLab stands on, with our configuration."""
    config = Config()
    configure(config, course)
    return NbGraderAPI(config=config)


def run_quietly(step: Any, *arguments: str) -> None:
    # As in release.py: SQLAlchemy 2 remarks on how nbgrader 0.9.6 makes its objects.
    with programs_on_path(), quiet("traitlets"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        outcome = step(*arguments)
    assert outcome["success"], outcome


def graded(course: Course, folder: Path, **answers: str) -> None:
    submit(course, answer_file(folder, answers=answers), None, NOW)
    grade(course, ASSIGNMENT)


def test_no_solution_and_no_hidden_check(course):
    released = course.release(ASSIGNMENT).read_text("utf-8")
    assert "SOLUTION" not in released
    assert "HIDDEN" not in released
    assert "notebook.points" not in released
    for sheet in sheets_of(ASSIGNMENT).values():
        assert sheet.method not in released
        for one in sheet.key.mistaken:
            assert one.hint not in released
    stubs = [
        cell.source
        for cell in nbformat.read(course.release(ASSIGNMENT), as_version=4).cells
        if cell.metadata["nbgrader"]["solution"]
    ]
    assert set(stubs) == {"# Svaret ditt kommer her."}


def test_the_source_has_both(course):
    source = course.source(ASSIGNMENT).read_text("utf-8")
    assert "# 72 mg" in source
    assert 'notebook.points(\\"chronic_pain_omeq\\", \\"dose\\")' in source


@pytest.mark.notebooks
def test_nbval_runs_the_released_notebook(course):
    options = [
        "-q",
        "--nbval-lax",
        "--nbval-current-env",
        "-p",
        "no:cacheprovider",
        "-c",
        "/dev/null",
    ]
    notebook = course.release(ASSIGNMENT)
    command = [sys.executable, "-m", "pytest", *options, "-c", "/dev/null", str(notebook)]
    done = subprocess.run(command, cwd=notebook.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "8 passed" in done.stdout  # an answer and a check a question


def test_formgrader_lists_what_we_graded(course, tmp_path):
    graded(course, tmp_path, **RIGHT | {"dose": "33"})
    api = nbgrader(course)
    assignment = api.get_assignment(ASSIGNMENT)
    assert (assignment["num_submissions"], assignment["max_score"]) == (1, 10)
    (one,) = api.get_submissions(ASSIGNMENT)
    assert (one["student"], one["score"], one["autograded"]) == ("d07", 7, True)
    assert not one["needs_manual_grade"]
    (notebook,) = api.get_notebook_submissions(ASSIGNMENT, ASSIGNMENT)
    assert notebook["index"] == 0
    opened = course.step("autograded", "d07", ASSIGNMENT) / f"{ASSIGNMENT}.ipynb"
    cells = nbformat.read(opened, as_version=4).cells
    assert '# Svar: "33"' in [cell.source for cell in cells]
    outputs = [output.text for cell in cells for output in cell.get("outputs", ())]
    assert any(text.startswith("0 av 3 poeng. Det ser ut som") for text in outputs)


@pytest.mark.notebooks
def test_nbgraders_own_autograde_of_a_solution_gives_the_same_score(course, tmp_path):
    """Run on our own solution only: never on what participants send."""
    graded(course, tmp_path, **RIGHT | {"dose": "33"})
    run_quietly(nbgrader(course).autograde, ASSIGNMENT, "d07")
    (one,) = nbgrader(course).get_submissions(ASSIGNMENT)
    assert one["score"] == 7


@pytest.mark.notebooks
def test_nbgraders_own_feedback_page_shows_no_hidden_check(course, tmp_path):
    graded(course, tmp_path, **RIGHT)
    run_quietly(nbgrader(course).autograde, ASSIGNMENT, "d07")
    opened = course.step("autograded", "d07", ASSIGNMENT) / f"{ASSIGNMENT}.ipynb"
    assert "notebook.points" in opened.read_text("utf-8")
    run_quietly(nbgrader(course).generate_feedback, ASSIGNMENT, "d07")
    page = course.step("feedback", "d07", ASSIGNMENT) / f"{ASSIGNMENT}.html"
    assert "points(" not in page.read_text("utf-8")
    feedback(course, submitted(course, ASSIGNMENT))
    assert "10 av 10 poeng" in page.read_text("utf-8")
