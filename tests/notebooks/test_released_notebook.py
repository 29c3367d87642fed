"""Every released notebook runs, holds no solution, and is in the gradebook as it should."""

from __future__ import annotations

import subprocess
import sys

import nbformat
import pytest
from exercise_course import every_released
from riktig_exercises.build import question_of
from riktig_exercises.course import gradebook
from riktig_exercises.key import sheets_of
from riktig_exercises.master import assignments, load_master


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
