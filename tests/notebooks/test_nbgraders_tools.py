"""nbgrader's own tools work on what we release, take in and grade, for every kind of answer."""

from __future__ import annotations

import shutil
import warnings
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
import pytest
from exercise_course import answer_file
from given_answers import mistaken_answer, right_answer
from nbgrader.apps import NbGraderAPI
from riktig_exercises.course import Course, configure, programs_on_path, quiet
from riktig_exercises.feedback import feedback
from riktig_exercises.grade import grade
from riktig_exercises.key import sheets_for
from riktig_exercises.release import release
from riktig_exercises.submit import submit, submitted
from traitlets.config import Config

MASTERS = Path(__file__).parents[1] / "masters"
KINDS, PARTICIPANT = "every_answer", "d07"
WRONG = "dose"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course where every kind is answered: all right but one, and a text to be read."""
    folder = tmp_path_factory.mktemp("answered")
    course = Course(folder / "course")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RIKTIG_MASTERS", str(MASTERS))
        release(course, KINDS)
        sheets = sheets_for(KINDS, PARTICIPANT)
        answers = {question: right_answer(sheet) for question, sheet in sheets.items()}
        answers[WRONG] = mistaken_answer(sheets[WRONG], sheets[WRONG].key.mistaken[0])
        submit(course, answer_file(folder, assignment=KINDS, answers=answers), None, NOW)
        grade(course, KINDS)
    return course.root


@pytest.fixture
def kinds(answered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The same, to be used up."""
    monkeypatch.setenv("RIKTIG_MASTERS", str(MASTERS))
    return Course(shutil.copytree(answered, tmp_path / "course"))


def points() -> tuple[float, float]:
    """All there is to have, and what the answers give before anybody has read the text."""
    sheets = sheets_for(KINDS, PARTICIPANT).values()
    lost = [s.key.points for s in sheets if s.key.kind == "text" or s.key.id == WRONG]
    most = sum(sheet.key.points for sheet in sheets)
    return most, most - sum(lost)


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


def test_formgrader_lists_what_we_graded(kinds):
    api = nbgrader(kinds)
    most, given = points()
    assignment = api.get_assignment(KINDS)
    assert (assignment["num_submissions"], assignment["max_score"]) == (1, most)
    (one,) = api.get_submissions(KINDS)
    assert (one["student"], one["score"], one["autograded"]) == (PARTICIPANT, given, True)
    assert one["needs_manual_grade"]
    (notebook,) = api.get_notebook_submissions(KINDS, KINDS)
    assert notebook["index"] == 0
    opened = kinds.step("autograded", PARTICIPANT, KINDS) / f"{KINDS}.ipynb"
    cells = nbformat.read(opened, as_version=4).cells
    outputs = [output.text for cell in cells for output in cell.get("outputs", ())]
    hint = sheets_for(KINDS, PARTICIPANT)[WRONG].key.mistaken[0].hint
    assert any(hint in text for text in outputs)


@pytest.mark.notebooks
def test_nbgraders_own_autograde_of_our_answers_gives_the_same_score(kinds):
    """Run on our own solution only: never on what participants send."""
    run_quietly(nbgrader(kinds).autograde, KINDS, PARTICIPANT)
    (one,) = nbgrader(kinds).get_submissions(KINDS)
    assert (one["score"], one["needs_manual_grade"]) == (points()[1], True)


@pytest.mark.notebooks
def test_nbgraders_own_feedback_page_shows_no_hidden_check(kinds):
    run_quietly(nbgrader(kinds).autograde, KINDS, PARTICIPANT)
    opened = kinds.step("autograded", PARTICIPANT, KINDS) / f"{KINDS}.ipynb"
    assert "notebook.points" in opened.read_text("utf-8")
    run_quietly(nbgrader(kinds).generate_feedback, KINDS, PARTICIPANT)
    page = kinds.step("feedback", PARTICIPANT, KINDS) / f"{KINDS}.html"
    assert "points(" not in page.read_text("utf-8")
    feedback(kinds, submitted(kinds, KINDS))
    assert "points(" not in page.read_text("utf-8")
