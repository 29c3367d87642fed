"""Feedback: score, comment and method in bokmål; no hidden check, no live HTML."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from exercise_course import ASSIGNMENT, RIGHT, answer_file
from riktig_exercises.course import Course, gradebook
from riktig_exercises.feedback import feedback
from riktig_exercises.grade import grade
from riktig_exercises.key import keys_of, sheets_of
from riktig_exercises.submit import submit, submitted

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def written(course: Course, folder: Path, answers: dict[str, str]) -> tuple[str, str]:
    submit(course, answer_file(folder, answers=answers), None, NOW)
    grade(course, ASSIGNMENT)
    (page,) = feedback(course, submitted(course, ASSIGNMENT))
    assert page == course.root / "feedback" / "d07" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    return page.read_text("utf-8"), page.with_suffix(".txt").read_text("utf-8")


def test_it_names_the_mistake_and_shows_the_method(course, tmp_path):
    html, plain = written(course, tmp_path, RIGHT | {"patch": "5000 mg"})
    sheet = sheets_of(ASSIGNMENT)["patch"]
    hint = next(one.hint for one in sheet.key.mistaken if one.id == "patch_read_as_mg")
    for page in (html, plain):
        assert "7 av 10 poeng" in page
        assert "5000 mg" in page
        assert hint in page
        assert sheet.method in page
        assert "ikke klinisk godkjent" in page
        assert "Pasienten er oppdiktet" in page


def test_no_hidden_check_and_no_other_hint_is_shown(course, tmp_path):
    pages = written(course, tmp_path, RIGHT | {"dose": "33"})
    for page in pages:
        assert "HIDDEN" not in page
        assert "notebook.points" not in page
        assert "per_day_forgotten" not in page
        for key in keys_of(ASSIGNMENT).values():
            for one in key.mistaken:
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
    assert "url(" not in html
