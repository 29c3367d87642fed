"""What feedback says, already worded: the key and the method only after the deadline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from riktig.clinical.tables import source
from riktig.paper.html import font_faces
from riktig.paper.theme import css_by_system
from riktig.text import decimal_text, text
from riktig.text.catalogue import area
from riktig_exercises.aims import aim_of
from riktig_exercises.answers import Answers
from riktig_exercises.chart import Chart
from riktig_exercises.feedback_answer import LINE, Part, answer_parts
from riktig_exercises.feedback_head import (
    WAITS,
    about,
    another_open,
    look_first,
    outcome,
    paper,
    points_text,
    say,
    state_of,
    tally,
)
from riktig_exercises.form_chart import chart_html
from riktig_exercises.form_parts import prose_html
from riktig_exercises.grade_result import Result, Scored
from riktig_exercises.key import KeySheet, sheets_for, version_for
from riktig_exercises.master import Master, Prose, load_master
from riktig_exercises.question import Question


def feedback_view(
    answers: Answers, result: Result, due: datetime | None, now: datetime
) -> dict[str, Any]:
    """Everything the templates show.

    No key is there before the deadline `due`, without one, or while another attempt is open:
    much of what is asked is the same in it.
    """
    version = version_for(answers.assignment, answers.participant, answers.attempt)
    master = load_master(answers.assignment, version)
    keys: Mapping[str, KeySheet] = {}
    if due is not None and now >= due and not another_open(answers, result):
        keys = sheets_for(answers.assignment, answers.participant, answers.attempt)
    questions = _questions(master, answers, result, keys)
    return {
        "css": font_faces() + css_by_system(),
        "words": area("exercises")["feedback"] | area("exercise_papers")["feedback"],
        "title": say("title", title=master.title),
        "name": master.title,
        "participant": say("participant", participant=answers.participant),
        "total": points_text("total", result.points, result.most),
        "outcome": outcome(answers, result),
        "said": list(about(answers, result, due, now)),
        "tally": tally([one["state"] for one in questions]),
        "first": look_first(questions),
        "questions": questions,
        "notes": [say(key) for key in _notes(master)],
    }


def _notes(master: Master) -> tuple[str, ...]:
    return ("constructed",) if master.reviewed_by else ("constructed", "not_reviewed")


def _questions(
    master: Master, answers: Answers, result: Result, keys: Mapping[str, KeySheet]
) -> list[dict[str, Any]]:
    """Those that are graded, each with the text that stands before it in the assignment."""
    found: list[dict[str, Any]] = []
    before: list[str] = []
    for part in master.parts:
        if isinstance(part, Prose):
            before.append(_prose(part.source))
        elif part.id in result.questions:
            scored = result.questions[part.id]
            shown = _question(len(found) + 1, part, answers, scored)
            found.append(
                shown
                | _key(keys.get(part.id), scored)
                | {"before": before, "aim": aim_of(master.module, part.aim, part.id).sentence}
            )
            before = []
    return found


def _question(number: int, question: Question, answers: Answers, scored: Scored) -> dict[str, Any]:
    given = answer_parts(question, answers.answers.get(question.id))
    state = state_of(scored, answered=bool(given))
    points = points_text("question_points", scored.points, scored.most)
    return {
        "anchor": f"q{number}",
        "number": number,
        "heading": text("exercises.notebook.heading", number=number, title=question.title),
        "ask": question.ask,
        "chart": _chart(question.chart) if question.chart else "",
        "chart_lines": _chart_lines(question.chart) if question.chart else [],
        "given": given or (Part(LINE, ((say("no_answer"),),)),),
        "state": state,
        "state_word": paper(f"state_{state}"),
        "lost": 0 if scored.waits else scored.most - scored.points,
        "points": paper("up_to", most=decimal_text(scored.most)) if state == WAITS else points,
        "comment": say("waits_comment") if scored.waits else scored.comment,
        "sources": [_source(one) for one in question.sources],
    }


def _key(sheet: KeySheet | None, scored: Scored) -> dict[str, Any]:
    """The right answer, unless it was given, and the method; nothing while they are kept back."""
    if sheet is None:
        return {"right": (), "method": ""}
    return {"right": () if scored.full else _right(sheet), "method": sheet.method}


def _right(sheet: KeySheet) -> tuple[Part, ...]:
    """What is a list when it is answered is a list here too."""
    if sheet.question.options and isinstance(sheet.key.right, (list, tuple)):
        return answer_parts(sheet.question, list(sheet.key.right))
    return (Part(LINE, ((sheet.right_text,),)),) if sheet.right_text else ()


@cache
def _prose(written: str) -> str:
    return prose_html(written)


@cache
def _chart(chart: Chart) -> str:
    """As in the form. The same for all who were asked the same version."""
    return chart_html(chart)


def _chart_lines(chart: Chart) -> list[str]:
    pairs = zip(chart.labels, chart.values, strict=True)
    numbers = ", ".join(f"{label}: {decimal_text(value)}" for label, value in pairs)
    return [paper("chart", title=chart.title, what=chart.y_label, numbers=numbers)]


def _source(identity: str) -> str:
    row = source(identity)
    return say("source", **{part: row[part] for part in ("title", "publisher", "version")})
