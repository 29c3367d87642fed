"""Feedback: score and comment at once, the key and the method when the deadline is past."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from exercise_course import ASSIGNMENT, RIGHT, SOURCE, answer_file
from riktig_exercises.answers import Answers
from riktig_exercises.course import Course, gradebook
from riktig_exercises.deadline import set_deadline
from riktig_exercises.feedback import feedback
from riktig_exercises.feedback_view import feedback_view
from riktig_exercises.grade import grade
from riktig_exercises.grade_result import Result, Scored
from riktig_exercises.key import read_sheets
from riktig_exercises.master import load_master, read_master
from riktig_exercises.master_cells import read_cells
from riktig_exercises.submit import submit, submitted

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
SHEETS = read_sheets(read_master(read_cells(SOURCE, ASSIGNMENT), ASSIGNMENT))


def written(
    course: Course, folder: Path, answers: dict[str, str], due: datetime | None = NOW
) -> tuple[str, str]:
    """The page and the text a day after the answers came."""
    submit(course, answer_file(folder, answers=answers), None, NOW)
    grade(course, ASSIGNMENT)
    set_deadline(course, [ASSIGNMENT], due)
    (page,) = feedback(course, submitted(course, ASSIGNMENT), LATER)
    assert page == course.root / "feedback" / "d07" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    return page.read_text("utf-8"), page.with_suffix(".txt").read_text("utf-8")


def test_it_names_the_mistake_and_shows_the_method(course, tmp_path):
    html, plain = written(course, tmp_path, RIGHT | {"patch": "5000 mg"})
    sheet = SHEETS["patch"]
    hint = next(one.hint for one in sheet.key.mistaken if one.id == "patch_read_as_mg")
    for page in (html, plain):
        assert "7 av 10 poeng" in page
        assert "5000 mg" in page
        assert hint in page
        assert sheet.right_text in page
        assert sheet.method in page
        assert "ikke klinisk godkjent" in page
        assert "er oppdiktet" in page
        assert "Alt er riktig" not in page


@pytest.mark.parametrize(
    ("due", "says"),
    [
        (None, "når kurset har satt en frist"),
        (LATER + timedelta(seconds=1), "kommer etter fristen, 22.11.2026 kl. 13.00"),
    ],
)
def test_the_key_is_kept_back_until_the_deadline_is_past(course, tmp_path, due, says):
    for page in written(course, tmp_path, {"dose": "33"}, due):
        hint = next(m.hint for m in SHEETS["dose"].key.mistaken if m.id == "per_day_forgotten")
        assert "0 av 3 poeng" in page
        assert hint in page
        assert says in page
        assert "Riktig svar:" not in page
        assert "Slik løses den" not in page
        for name in ("dose", "patch", "reimbursement", "next_step"):
            sheet = SHEETS[name]
            assert sheet.method not in page
            assert sheet.right_text not in page


def test_the_key_comes_at_the_deadline(course, tmp_path):
    for page in written(course, tmp_path, {}, LATER):
        assert SHEETS["dose"].method in page
        assert "etter fristen" not in page


def test_all_right_is_said_when_all_is_right(course, tmp_path):
    for page in written(course, tmp_path, RIGHT):
        assert "10 av 10 poeng" in page
        assert "Alt er riktig" in page


def test_an_answer_after_the_deadline_is_marked(course, tmp_path):
    for page in written(course, tmp_path, RIGHT, NOW - timedelta(seconds=1)):
        assert "Levert etter fristen" in page
        assert "10 av 10 poeng" in page


def test_an_answer_at_the_deadline_is_in_time(course, tmp_path):
    for page in written(course, tmp_path, RIGHT, NOW):
        assert "Levert etter fristen" not in page


def test_no_hidden_check_and_no_other_hint_is_shown(course, tmp_path):
    pages = written(course, tmp_path, RIGHT | {"dose": "33"})
    for page in pages:
        assert "HIDDEN" not in page
        assert "notebook.points" not in page
        assert "per_day_forgotten" not in page
        for sheet in SHEETS.values():
            for one in sheet.key.mistaken:
                if one.id != "per_day_forgotten":
                    assert one.hint not in page


def test_what_was_typed_is_text_not_html(course, tmp_path):
    html, plain = written(course, tmp_path, {"dose": "<img src=x onerror=alert(1)>"})
    assert "<img" not in html
    assert "&lt;img src=x" in html
    assert "<img src=x onerror=alert(1)>" in plain
    assert "<script" not in html


def test_a_persons_own_comment_is_what_is_shown(course, tmp_path):
    submit(course, answer_file(tmp_path, answers={"dose": "33"}), None, NOW)
    grade(course, ASSIGNMENT)
    with gradebook(course) as book:
        comment = book.find_comment("dose-answer", ASSIGNMENT, ASSIGNMENT, "d07")
        comment.manual_comment = "Fin tankegang, men se på døgnet"
        book.find_grade("dose", ASSIGNMENT, ASSIGNMENT, "d07").manual_score = 1.5
        book.db.commit()
    (page,) = feedback(course, submitted(course, ASSIGNMENT))
    html = page.read_text("utf-8")
    assert "Fin tankegang, men se på døgnet" in html
    assert "1,5 av 10 poeng" in html


def test_nothing_is_written_before_grading(course, tmp_path):
    submit(course, answer_file(tmp_path), None, NOW)
    assert feedback(course, submitted(course, ASSIGNMENT)) == ()
    assert not (course.root / "feedback").exists()


def test_the_page_asks_for_nothing_from_anywhere(course, tmp_path):
    html, _ = written(course, tmp_path, RIGHT)
    assert "http" not in html.replace('http-equiv="Content-Security-Policy"', "")
    assert "url(" not in html.replace("url(data:font/", "")


def test_right_and_wrong_are_told_apart_without_colour(course, tmp_path):
    html, plain = written(course, tmp_path, {"dose": "72", "patch": "5000 mg"}, None)
    states = re.findall(r'<article id="q\d" class="(\w+)">', html)
    assert states == ["right", "wrong", "unanswered", "unanswered"]
    marks = re.findall(r'<p class="state"><svg class="mark mark-\w+".*?>(.*?)</svg>', html, re.S)
    assert len({mark.strip() for mark in marks}) == 3  # each state has a shape of its own
    for said in ("Riktig, 3 av 3 poeng", "Ikke riktig, 0 av 3 poeng", "Ikke besvart, 0 av 2 poeng"):
        assert said in plain
    assert "1 riktig, 1 ikke riktig, 2 ikke besvart" in plain
    assert "72\u00a0mg" in html
    assert "prefers-color-scheme: dark" in html


def test_it_begins_with_where_most_points_were_lost(course, tmp_path):
    html, plain = written(course, tmp_path, RIGHT | {"reimbursement": "gp", "patch": ""})
    for page in (html, plain):
        first = page[page.index("Se først på") :]
        assert first.index("3 poeng å hente") < first.index("2 poeng å hente")
        assert "Mål: " in first
    assert 'href="#q2"' in html
    assert "Se først på" not in written_again(course, tmp_path)


def written_again(course: Course, folder: Path) -> str:
    """The page when the same participant has got all of it right."""
    submit(course, answer_file(folder, number=2), "d07", NOW)
    grade(course, ASSIGNMENT)
    (page,) = feedback(course, submitted(course, ASSIGNMENT), LATER)
    return page.read_text("utf-8")


def test_a_chart_is_there_again_with_its_numbers(monkeypatch):
    monkeypatch.delenv("RIKTIG_MASTERS")
    given = Answers("sleep_plans", "0" * 32, "d07", {})
    asked = load_master("sleep_plans").questions
    result = Result({one.id: Scored(0, one.points) for one in asked})
    view = feedback_view(given, result, None, NOW)
    charted = view["questions"][[bool(one.chart) for one in asked].index(True)]
    assert "<svg" in charted["chart"]
    assert "Uke 1: " in charted["chart_lines"][0]
    assert any("Eva" in prose for prose in view["questions"][0]["before"])
