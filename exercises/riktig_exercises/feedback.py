"""One page and one text a participant: score and comment, and the key once the deadline is past."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from riktig_exercises.answers import Answers
from riktig_exercises.course import Course, gradebook
from riktig_exercises.deadline import deadline_of
from riktig_exercises.feedback_view import feedback_view
from riktig_exercises.grade_result import Result, result_of
from riktig_exercises.submit import Stored
from riktig_exercises.whole_file import write_whole

ENDINGS = ("html", "txt")


def feedback(course: Course, stored: Stored, now: datetime | None = None) -> tuple[Path, ...]:
    """Writes feedback, as it may be `now`, for the answers that are graded; the pages written."""
    now = now or datetime.now(UTC)
    templates = _templates()
    written = []
    with gradebook(course) as book:
        for answers in stored.answers:
            result = result_of(book, answers)
            if result:
                due = deadline_of(book, answers.assignment)
                view = feedback_view(answers, result, due, now)
                written.append(_write(course, answers, view, templates))
    return tuple(written)


def feedback_html(
    answers: Answers, result: Result, due: datetime | None, now: datetime, back: tuple[str, str]
) -> str:
    """The page alone, with a link back: its address, and what it is called."""
    view = feedback_view(answers, result, due, now)
    return _templates().get_template("feedback.html.j2").render({**view, "back": back})


def _write(
    course: Course, answers: Answers, view: Mapping[str, Any], templates: Environment
) -> Path:
    folder = course.step("feedback", answers.participant, answers.assignment)
    for ending in ENDINGS:
        page = templates.get_template(f"feedback.{ending}.j2").render(view)
        write_whole(folder / f"{answers.assignment}.{ending}", page)
    return folder / f"{answers.assignment}.html"


def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("riktig_exercises"),
        autoescape=select_autoescape(("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
