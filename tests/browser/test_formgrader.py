"""In a real JupyterLab an administrator reads a text in formgrader and gives points that count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_watch import Watch
from exercise_small_course import (
    CASES,
    MASTERS,
    NOW,
    forget_small_course,
    grade_all,
    hand_in,
    right,
    small_course,
)
from jupyter_lab import jupyter_lab
from playwright.sync_api import BrowserContext, FrameLocator, Page, Response, expect
from riktig_exercises.course import Course
from riktig_exercises.export import export
from riktig_exercises.feedback import feedback
from riktig_exercises.standing import handed_in
from riktig_exercises.submit import submitted

# More than twenty seconds: the same through nbgrader's own data stands in
# tests/unit/exercises/test_formgrader_text.py, in every run.
pytestmark = [pytest.mark.browser, pytest.mark.thorough]
COMMENT = "Fint åpent spørsmål"
HOSTILE = (
    '<script>window.hacked = 1</script> <img src=x onerror="window.hacked = 2"> '
    "[klikk](javascript:window.hacked=3) </pre></textarea><svg onload=window.hacked=4> "
    "\n```\n$\\href{javascript:window.hacked=5}{x}$ ### END"
)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    """One hand-in with a hostile text, graded by our own code."""
    monkeypatch.setenv("RIKTIG_MASTERS", str(MASTERS))
    made = small_course(tmp_path)
    hand_in(made, "d07", CASES, right(CASES, "d07") | {"talk": HOSTILE})
    grade_all(made)
    yield made
    forget_small_course()


def test_a_text_is_read_and_given_points_and_nothing_in_it_runs(
    context: BrowserContext, course: Course, tmp_path: Path
) -> None:
    with jupyter_lab(course.root, tmp_path / "own") as (address, token):
        watch = Watch(context, address)
        page = context.new_page()
        page.goto(f"{address}/lab?token={token}&reset")
        graded = opened(page)
        expect(graded.get_by_text("Hva sier du til Ola først?")).to_be_visible()
        expect(graded.get_by_text("Se etter et åpent spørsmål")).to_be_visible()
        shown = graded.locator("pre", has_text="Svaret: <script>window.hacked = 1</script>")
        expect(shown).to_be_visible()
        give_points(page, graded)
        assert [frame.evaluate("window.hacked") for frame in page.frames] == [None, None]
        assert graded.locator("[src=x], svg[onload], a[href^=javascript]").count() == 0
    assert watch.foreign == []
    assert watch.errors == []
    grade_all(course)  # our own grading again keeps what a person gave
    stored = submitted(course, CASES)
    (one,) = handed_in(course, stored.answers)
    assert (one.points, one.waits) == (4.5, 0)
    export(CASES, [one], tmp_path / "scores.csv")
    assert ";4,5;0;2;2,5;" in (tmp_path / "scores.csv").read_text("utf-8-sig")
    (made,) = feedback(course, stored, NOW)
    assert COMMENT in made.read_text("utf-8")
    assert "2,5 av 3 poeng" in made.read_text("utf-8")


def opened(page: Page) -> FrameLocator:
    """From JupyterLab's menu to the one hand-in, as an administrator goes."""
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Formgrader").click()
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Manual Grading").click()
    frame.get_by_role("link", name=CASES).click()
    heading = frame.get_by_role("columnheader", name="Notebook ID")
    expect(heading).to_be_visible()
    frame.locator("tbody").get_by_role("link", name=CASES).click()
    frame.get_by_role("link", name="Submission #1").click()
    return frame


def give_points(page: Page, frame: FrameLocator) -> None:
    """Types points and a comment; formgrader saves each when it is left."""
    score, comment = frame.locator("#talk-answer"), frame.locator("#talk-answer-comment")
    expect(comment).to_have_attribute("placeholder", re.compile("."))  # what is held has come
    score.fill("2.5")
    with page.expect_response(lambda one: saved(one, "grade")):
        comment.focus()
    comment.fill(COMMENT)
    with page.expect_response(lambda one: saved(one, "comment")):
        frame.locator("#dose-answer-comment").focus()


def saved(response: Response, what: str) -> bool:
    """Whether it answers that points or a comment were written."""
    return f"/api/{what}/" in response.url and response.request.method == "PUT" and response.ok
