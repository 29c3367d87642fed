"""Whether a participant has completed the course, and what that was, by the gradebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from riktig.problem import Refused
from riktig.text import decimal_text, text
from riktig_exercises.course import Course
from riktig_exercises.course_rules import Rules, rules
from riktig_exercises.master import assignments, load_master
from riktig_exercises.standing import HandedIn, handed_in
from riktig_exercises.submit import submitted

UNANSWERED = "unanswered"


@dataclass(frozen=True)
class Done:
    """One assignment that is handed in and graded; the day is when it was handed in."""

    assignment: str
    title: str
    day: date


@dataclass(frozen=True)
class Completed:
    """A completed course: its assignments in order, and the test's points of `most`."""

    participant: str
    done: tuple[Done, ...]
    points: float
    most: float

    @property
    def last_day(self) -> date:
        """The day the last answer was handed in."""
        return max(one.day for one in self.done)


def completed(course: Course, participant: str) -> Completed:
    """What a participant has completed. `Refused` with all that is missing."""
    asked = rules()
    stand = _standing(course, participant, asked)
    missing = _missing(stand, asked)
    if missing:
        said = " ".join(missing)
        raise Refused("course_not_completed", participant=participant, missing=said)
    done = tuple(
        Done(name, title_of(name), stand[name].moment.date()) for name in asked.assignments
    )
    test = stand[asked.test]
    return Completed(participant, done, test.points, test.most)


def title_of(assignment: str) -> str:
    """An assignment's title; its id where there is no master of it."""
    try:
        return load_master(assignment).title
    except Refused:
        return assignment


def _standing(course: Course, participant: str, asked: Rules) -> dict[str, HandedIn]:
    answers = [
        one
        for name in asked.assignments
        if name in assignments()
        for one in submitted(course, name).answers
        if one.participant == participant
    ]
    return {one.answers.assignment: one for one in handed_in(course, answers)}


def _missing(stand: Mapping[str, HandedIn], asked: Rules) -> list[str]:
    """A sentence for each way in which the course is not completed."""
    reasons: dict[str, Callable[[str], bool]] = {
        "not_handed_in": lambda name: name not in stand,
        "not_graded": lambda name: name in stand and not stand[name].graded,
        "nothing_answered": lambda name: name in stand and _is_blank(stand[name]),
        "waits": lambda name: name in stand and stand[name].waits > 0,
    }
    said = []
    for reason, holds in reasons.items():
        names = [title_of(name) for name in asked.assignments if holds(name)]
        if names:
            said.append(text(f"exercise_papers.missing.{reason}", titles="; ".join(names)))
    test = stand.get(asked.test)
    if test and test.graded and not test.waits:
        said += _failed(test, asked)
    return said


def _is_blank(one: HandedIn) -> bool:
    return one.graded and all(item.code == UNANSWERED for item in one.items)


def _failed(test: HandedIn, asked: Rules) -> list[str]:
    if asked.passed(asked.test, test.points, test.most):
        return []
    values = {"points": test.points, "most": test.most, "mark": asked.pass_mark_percent}
    written = {name: decimal_text(value) for name, value in values.items()}
    return [text("exercise_papers.missing.not_passed", **written)]
