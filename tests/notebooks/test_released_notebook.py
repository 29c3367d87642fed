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
from exercise_course import ASSIGNMENT, RIGHT, answer_file, every_released
from nbgrader.apps import NbGraderAPI
from riktig_exercises.build import question_of
from riktig_exercises.course import Course, configure, gradebook, programs_on_path, quiet
from riktig_exercises.feedback import feedback
from riktig_exercises.grade import grade
from riktig_exercises.key import sheets_of
from riktig_exercises.master import assignments, load_master
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


@pytest.mark.parametrize("assignment", assignments())
def test_no_solution_and_no_hidden_check(assignment):
    notebook = nbformat.read(every_released().release(assignment), as_version=4)
    released = "\n".join(cell.source for cell in notebook.cells)
    assert "SOLUTION" not in released
    assert "HIDDEN" not in released
    assert "notebook.points" not in released
    for sheet in sheets_of(assignment).values():
        for secret in (sheet.method, sheet.guide, *(one.hint for one in sheet.key.mistaken)):
            assert not secret or secret not in released
    stubs = [cell.source for cell in notebook.cells if cell.metadata["nbgrader"]["solution"]]
    assert set(stubs) == {"# Svaret ditt kommer her."}
    assert len(stubs) == len(load_master(assignment).questions)


@pytest.mark.parametrize("assignment", assignments())
def test_the_gradebook_knows_what_each_question_gives(assignment):
    with gradebook(every_released()) as book:
        (notebook,) = book.find_assignment(assignment).notebooks
        points = {question_of(cell.name): cell.max_score for cell in notebook.grade_cells}
        by_hand = {question_of(cell.name) for cell in notebook.grade_cells} & {
            question_of(one.name)
            for one in notebook.solution_cells
            if one.name in {cell.name for cell in notebook.grade_cells}
        }
    master = load_master(assignment)
    assert points == {question.id: question.points for question in master.questions}
    assert by_hand == {question.id for question in master.questions if question.kind == "text"}


def test_the_source_has_both(course):
    source = course.source(ASSIGNMENT).read_text("utf-8")
    assert "# 72 mg" in source
    assert 'notebook.points(\\"chronic_pain_omeq\\", \\"dose\\")' in source


@pytest.mark.notebooks
def test_nbval_runs_every_released_notebook():
    notebooks = [every_released().release(assignment) for assignment in assignments()]
    options = ["-q", "--nbval-lax", "--nbval-current-env", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, "-c", "/dev/null", *map(str, notebooks)]
    folder = every_released().root
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    cells = [cell for one in notebooks for cell in nbformat.read(one, as_version=4).cells]
    ran = sum(cell.cell_type == "code" for cell in cells)
    assert f"{ran} passed" in done.stdout


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
