"""Feedback on a hand-in, made from the registry when somebody asks: the key only when it may be."""

from __future__ import annotations

from datetime import datetime

from riktig_exercises.answers import parse_answers
from sqlalchemy.orm import Session

from riktig.problem import Refused
from riktig.text import text
from riktig_hub.handing_in.assignments import deadline_of
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import HandIn, Result


def feedback_of(
    session: Session, course: Course, one: HandIn, now: datetime, back: str
) -> str | None:
    """The page, with a way `back`; None where this hand-in is not graded yet."""
    from riktig_exercises.feedback import feedback_html
    from riktig_exercises.grade_result import Result as Scores
    from riktig_exercises.grade_result import Scored

    row = session.get(Result, (course.id, one.person_id, one.assignment))
    if row is None or row.submission_id != one.submission_id:
        return None
    try:
        answers = parse_answers(one.content)
    except Refused:  # the assignment has been changed since: what was answered is no longer asked
        return None
    questions = {
        name: Scored(each["points"], each["most"], each["comment"], each["waits"])
        for name, each in row.questions.items()
    }
    due = deadline_of(course, one.assignment)
    way = (back, text("hub_handing_in.one.back_here"))
    return feedback_html(answers, Scores(questions, row.late), due, now, way)
