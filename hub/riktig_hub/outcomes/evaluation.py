"""What participants think of the course: answers from 1 to 5 and a sentence, under no name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import fmean

from riktig_exercises.identity import holds_identity
from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Person
from riktig_hub.registry.practice import Evaluated, Evaluation
from riktig_hub.web.answer import Wrong
from riktig_hub.web.asked import Asked

QUESTIONS = ("relevant", "learned", "will_change", "meetings", "tools", "amount")
POINTS = (1, 2, 3, 4, 5)
LONGEST_COMMENT = 2000
# Fewer answers than this could be somebody's.
FEWEST_SHOWN = 5


@dataclass(frozen=True)
class Spread:
    """How the answers to one question fall: how many gave each point, and their mean."""

    question: str
    counts: tuple[int, ...]
    mean: float


@dataclass(frozen=True)
class Results:
    """All evaluations of a course; nothing but their number while they are few."""

    answers: int
    spreads: tuple[Spread, ...]
    comments: tuple[str, ...]


def read(asked: Asked) -> tuple[dict[str, int], str]:
    """Answers and comment. `Wrong` for a question left out, or what may be somebody's number."""
    answers = {}
    for question in QUESTIONS:
        given = asked.given(question)
        if given not in map(str, POINTS):
            raise Wrong("hub_outcomes.evaluation.unanswered", at=question)
        answers[question] = int(given)
    comment = asked.given("comment")
    if len(comment) > LONGEST_COMMENT:
        raise Wrong("hub_outcomes.evaluation.long", at="comment", most=str(LONGEST_COMMENT))
    if holds_identity(comment):
        raise Wrong("hub_outcomes.evaluation.identity", at="comment")
    return answers, comment


def has_evaluated(session: Session, course: Course, person: Person) -> bool:
    """Whether they have; not what they said."""
    return session.get(Evaluated, (course.id, person.id)) is not None


def save(
    session: Session, course: Course, person: Person, answers: dict[str, int], comment: str
) -> None:
    """Keeps what was said and, apart from it, that it was said. Neither tells of the other."""
    session.add(Evaluated(course_id=course.id, person_id=person.id))
    session.add(Evaluation(course_id=course.id, answers=answers, comment=comment))


def results(session: Session, course: Course) -> Results:
    """What can be shown. Comments in the order of their letters, which is nobody's order."""
    chosen = select(Evaluation).where(Evaluation.course_id == course.id)
    said = session.scalars(chosen).all()
    if len(said) < FEWEST_SHOWN:
        return Results(len(said), (), ())
    spreads = tuple(_spread(one, [row.answers[one] for row in said]) for one in QUESTIONS)
    return Results(len(said), spreads, tuple(sorted(row.comment for row in said if row.comment)))


def _spread(question: str, given: list[int]) -> Spread:
    counted = Counter(given)
    return Spread(question, tuple(counted[point] for point in POINTS), fmean(given))
