"""Feedback on a text that a person reads: what waits, what is said then, and never the guide."""

from __future__ import annotations

import pytest
from exercise_small_course import CASES, NOW, grade_all, grade_text, hand_in, right
from nbgrader.apps import NbGraderAPI
from riktig_exercises.course import Course, configure, programs_on_path, quiet
from riktig_exercises.deadline import set_deadline
from riktig_exercises.feedback import feedback
from riktig_exercises.grade import grade
from riktig_exercises.grade_write import expected_warnings
from riktig_exercises.key import sheets_for
from riktig_exercises.submit import submitted
from traitlets.config import Config

ALL_RIGHT = "Alt er riktig"


def pages(course: Course) -> tuple[str, str]:
    set_deadline(course, [CASES], NOW)
    (page,) = feedback(course, submitted(course, CASES), NOW)
    return page.read_text("utf-8"), page.with_suffix(".txt").read_text("utf-8")


def test_what_waits_is_said_and_not_called_right(small):
    hand_in(small, "d07", CASES)
    assert grade(small, CASES).waiting == 1
    for page in pages(small):
        assert "2 av 5 poeng" in page
        assert "Ett svar er ikke lest ennå" in page
        assert "venter" in page
        assert ALL_RIGHT not in page


@pytest.mark.parametrize(("points", "all_right"), [(3, True), (2.5, False), (0, False)])
def test_once_read_it_counts(small, points, all_right):
    hand_in(small, "d07", CASES)
    grade_all(small)
    grade_text(small, "d07", points)
    assert grade(small, CASES).waiting == 0
    for page in pages(small):
        assert "ikke lest ennå" not in page
        assert "venter" not in page
        assert (ALL_RIGHT in page) is all_right


def test_a_text_that_is_not_answered_waits_for_nobody(small):
    hand_in(small, "d07", CASES, right(CASES, "d07") | {"talk": ""})
    assert grade(small, CASES).waiting == 0
    for page in pages(small):
        assert "0 av 3 poeng" in page
        assert ALL_RIGHT not in page


def test_a_right_number_and_a_waiting_text_before_the_deadline(small):
    hand_in(small, "d07", CASES)
    grade_all(small)
    (page,) = feedback(small, submitted(small, CASES), NOW)
    for sheet in sheets_for(CASES, "d07").values():
        assert sheet.method not in page.read_text("utf-8")


def test_what_the_grader_looks_for_is_never_told(small):
    guide = sheets_for(CASES, "d07")["talk"].guide[:26]  # no line is broken before that
    hand_in(small, "d07", CASES)
    grade_all(small)
    notebook = small.step("autograded", "d07", CASES) / f"{CASES}.ipynb"
    assert guide in notebook.read_text("utf-8")
    assert all(guide not in page for page in pages(small))
    assert guide not in own_feedback(small)


def own_feedback(course: Course) -> str:
    """The page nbgrader makes when somebody presses its button in formgrader."""
    config = Config()
    configure(config, course)
    with programs_on_path(), quiet("traitlets"), expected_warnings():
        made = NbGraderAPI(config=config).generate_feedback(CASES, "d07", force=True)
    assert made["success"], made
    page = course.step("feedback", "d07", CASES) / f"{CASES}.html"
    return " ".join(page.read_text("utf-8").split())
