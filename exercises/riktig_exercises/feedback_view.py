"""What feedback says, already worded: the key and the method only after the deadline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from riktig.clinical.tables import source
from riktig.paper.theme import css_variables
from riktig.text import decimal_text, text
from riktig.text.catalogue import area
from riktig_exercises.answers import Answers
from riktig_exercises.answers_shown import shown_answers
from riktig_exercises.course_rules import rules
from riktig_exercises.deadline import written
from riktig_exercises.grade_result import Result, Scored
from riktig_exercises.key import KeySheet, sheets_for, version_for
from riktig_exercises.master import Master, load_master
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
    given = shown_answers(answers)
    asked = [question for question in master.questions if question.id in result.questions]
    keys: Mapping[str, KeySheet] = {}
    if due is not None and now >= due and not _open(answers, result):
        keys = sheets_for(answers.assignment, answers.participant, answers.attempt)
    return {
        "css": css_variables(),
        "words": area("exercises")["feedback"],
        "title": _say("title", title=master.title),
        "participant": _say("participant", participant=answers.participant),
        "total": _points("total", result.points, result.most),
        "said": [
            *_attempt(answers, result),
            *_standing(result, due),
            *_kept_back(due, now, another=_open(answers, result)),
        ],
        "questions": [
            _question(number, one, given.get(one.id, ""), result.questions[one.id])
            | _key(keys.get(one.id), result.questions[one.id])
            for number, one in enumerate(asked, 1)
        ],
        "notes": _notes(master),
    }


def _say(key: str, /, **values: object) -> str:
    return text(f"exercises.feedback.{key}", **values)


def _attempt(answers: Answers, result: Result) -> Iterator[str]:
    """For an assignment that may be tried again: which attempt this is, and how it went."""
    most = rules().attempts(answers.assignment)
    if most == 1:
        return
    yield _say("attempt", attempt=answers.attempt, most=most)
    if result.waits:
        return
    if rules().passed(answers.assignment, result.points, result.most):
        yield _say("passed")
    else:
        yield _say("not_passed" if answers.attempt < most else "not_passed_last")


def _open(answers: Answers, result: Result) -> bool:
    """Whether another attempt may come after this one."""
    if answers.attempt >= rules().attempts(answers.assignment):
        return False
    passed = rules().passed(answers.assignment, result.points, result.most)
    return bool(result.waits) or not passed


def _standing(result: Result, due: datetime | None) -> Iterator[str]:
    """All is right only when every question is full and no person has still to read one."""
    if result.full:
        yield _say("all_right")
    if result.waits:
        yield _say("one_waits" if result.waits == 1 else "some_wait", count=result.waits)
    if result.late and due is not None:
        yield _say("late", when=written(due))


def _kept_back(due: datetime | None, now: datetime, *, another: bool) -> Iterator[str]:
    if due is None:
        yield _say("key_without_deadline")
    elif now < due:
        yield _say("key_after", when=written(due))
    elif another:
        yield _say("key_after_attempts")


def _notes(master: Master) -> list[str]:
    return [
        _say(key) for key in ("constructed", *(() if master.reviewed_by else ("not_reviewed",)))
    ]


def _question(number: int, question: Question, given: str, scored: Scored) -> dict[str, Any]:
    points = _points("question_points", scored.points, scored.most)
    return {
        "heading": text("exercises.notebook.heading", number=number, title=question.title),
        "ask": question.ask,
        "given": given or _say("no_answer"),
        "points": _say("waits") if scored.waits else points,
        "comment": _say("waits_comment") if scored.waits else scored.comment,
        "sources": [_source(one) for one in question.sources],
    }


def _key(sheet: KeySheet | None, scored: Scored) -> dict[str, str]:
    """The right answer, unless it was given, and the method; nothing while they are kept back."""
    if sheet is None:
        return {"right": "", "method": ""}
    return {"right": "" if scored.full else sheet.right_text, "method": sheet.method}


def _source(identity: str) -> str:
    row = source(identity)
    return _say("source", **{part: row[part] for part in ("title", "publisher", "version")})


def _points(key: str, points: float, most: float) -> str:
    return _say(key, points=decimal_text(points), most=decimal_text(most))
