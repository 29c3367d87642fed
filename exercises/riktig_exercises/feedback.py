"""One page and one text a participant: score, comment and method, never a hidden check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from riktig.clinical.tables import source
from riktig.paper.theme import css_variables
from riktig.text import decimal_text, text
from riktig.text.catalogue import area
from riktig_exercises.answers import Answers
from riktig_exercises.build import answer_cell
from riktig_exercises.course import Course, gradebook
from riktig_exercises.key import KeySheet, sheets_for
from riktig_exercises.master import Master, load_master
from riktig_exercises.submit import Stored, shown_answers

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

ENDINGS = ("html", "txt")


@dataclass(frozen=True)
class Scored:
    """What the gradebook holds of one question: points and comment, a person's own first."""

    points: float
    comment: str


def feedback(course: Course, stored: Stored) -> tuple[Path, ...]:
    """Writes feedback for the answers that are graded; the pages written."""
    templates = _templates()
    written = []
    with gradebook(course) as book:
        for answers in stored.answers:
            scored = _scored(book, answers)
            if scored:
                view = feedback_view(answers, scored)
                written.append(_write(course, answers, view, templates))
    return tuple(written)


def _write(
    course: Course, answers: Answers, view: Mapping[str, Any], templates: Environment
) -> Path:
    folder = course.step("feedback", answers.participant, answers.assignment)
    folder.mkdir(parents=True, exist_ok=True)
    for ending in ENDINGS:
        page = templates.get_template(f"feedback.{ending}.j2").render(view)
        (folder / f"{answers.assignment}.{ending}").write_text(page, "utf-8")
    return folder / f"{answers.assignment}.html"


def feedback_view(answers: Answers, scored: dict[str, Scored]) -> dict[str, Any]:
    """Everything the templates show, already worded. The method holds the right answer."""
    master = load_master(answers.assignment)
    keys = sheets_for(answers.assignment, answers.participant, answers.attempt)
    given = shown_answers(answers)
    total = sum(one.points for one in scored.values())
    return {
        "css": css_variables(),
        "words": area("exercises")["feedback"],
        "title": text("exercises.feedback.title", title=master.title),
        "participant": text("exercises.feedback.participant", participant=answers.participant),
        "total": _points("total", total, master.points),
        "notes": _notes(master),
        "questions": [
            _question(number, keys[q.id], given.get(q.id, ""), scored[q.id])
            for number, q in enumerate(master.questions, 1)
        ],
    }


def _notes(master: Master) -> list[str]:
    keys = ("constructed",) if master.reviewed_by else ("constructed", "not_reviewed")
    return [text(f"exercises.feedback.{key}") for key in keys]


def _question(number: int, key: KeySheet, given: str, scored: Scored) -> dict[str, Any]:
    question = key.question
    return {
        "heading": text("exercises.notebook.heading", number=number, title=question.title),
        "ask": question.ask,
        "given": given or text("exercises.feedback.no_answer"),
        "right": key.right_text,
        "points": _points("question_points", scored.points, question.points),
        "full": scored.points >= question.points,
        "comment": scored.comment,
        "method": key.method,
        "sources": [_source(one) for one in question.sources],
    }


def _source(identity: str) -> str:
    row = source(identity)
    values = {part: row[part] for part in ("title", "publisher", "version")}
    return text("exercises.feedback.source", **values)


def _points(key: str, points: float, most: float) -> str:
    written = {"points": decimal_text(points), "most": decimal_text(most)}
    return text(f"exercises.feedback.{key}", **written)


def _scored(book: Gradebook, answers: Answers) -> dict[str, Scored]:
    """Empty when this very answer is not graded yet."""
    from nbgrader.api import SubmittedAssignment

    found = book.db.get(SubmittedAssignment, answers.submission_id)
    if found is None:
        return {}
    notebook = next(n for n in found.notebooks if n.name == answers.assignment)
    comments = {one.cell.name: one.comment or "" for one in notebook.comments}
    return {
        one.cell.name: Scored(one.score, comments[answer_cell(one.cell.name)])
        for one in notebook.grades
    }


def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("riktig_exercises"),
        autoescape=select_autoescape(("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
