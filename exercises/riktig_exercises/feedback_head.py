"""The top of feedback: how it went in all, what to look at first, and what is still to come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from math import floor
from typing import Any, Final

from riktig.text import decimal_text, text
from riktig_exercises.answers import Answers
from riktig_exercises.course_rules import rules
from riktig_exercises.deadline import written
from riktig_exercises.grade_result import Result, Scored

# How an answer went; each has a mark of its own shape and a word.
RIGHT, PARTLY, WRONG, UNANSWERED, WAITS = "right", "partly", "wrong", "unanswered", "waits"
STATES: Final = (RIGHT, PARTLY, WRONG, UNANSWERED, WAITS)
MOST_FIRST: Final = 3


def say(key: str, /, **values: object) -> str:
    """A text of feedback."""
    return text(f"exercises.feedback.{key}", **values)


def paper(key: str, /, **values: object) -> str:
    """A text of the page that feedback is printed on."""
    return text(f"exercise_papers.feedback.{key}", **values)


def points_text(key: str, points: float, most: float) -> str:
    """Points of most."""
    return say(key, points=decimal_text(points), most=decimal_text(most))


def state_of(scored: Scored, *, answered: bool) -> str:
    """A person's points count whatever was answered."""
    if scored.waits:
        return WAITS
    if scored.full:
        return RIGHT
    if scored.points > 0:
        return PARTLY
    return WRONG if answered else UNANSWERED


def tally(states: Sequence[str]) -> list[dict[str, str]]:
    """How many there are of each state, in words."""
    counted = Counter(states)
    return [
        {"state": state, "said": paper(_tallied(state, counted[state]), count=counted[state])}
        for state in STATES
        if counted[state]
    ]


def _tallied(state: str, count: int) -> str:
    return f"tally_{state}_one" if count == 1 else f"tally_{state}"


def look_first(questions: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The few questions where most points were lost, and what each of them is to teach."""
    lost = [one for one in questions if one["lost"] > 0]
    first = sorted(lost, key=lambda one: -one["lost"])[:MOST_FIRST]
    return [
        {
            "anchor": one["anchor"],
            "heading": one["heading"],
            "lost": paper("lost_one" if one["lost"] == 1 else "lost", points=_number(one["lost"])),
            "aim": paper("aim", aim=one["aim"]),
        }
        for one in first
    ]


def _number(points: float) -> str:
    return decimal_text(points)


def outcome(answers: Answers, result: Result) -> str:
    """Whether the test is passed; nothing of another assignment, or while something waits."""
    most = rules().attempts(answers.assignment)
    if most == 1 or result.waits:
        return ""
    if rules().passed(answers.assignment, result.points, result.most):
        return say("passed")
    return say("not_passed" if answers.attempt < most else "not_passed_last")


def about(answers: Answers, result: Result, due: datetime | None, now: datetime) -> Iterator[str]:
    """All is right only when every question is full and no person has still to read one."""
    most = rules().attempts(answers.assignment)
    if most > 1:
        share = floor(result.points * 100 / result.most + 1e-9)
        yield paper("limit", share=share, mark=decimal_text(rules().pass_mark_percent))
        yield say("attempt", attempt=answers.attempt, most=most)
    if result.full:
        yield say("all_right")
    if result.waits:
        yield say("one_waits" if result.waits == 1 else "some_wait", count=result.waits)
    if result.late and due is not None:
        yield say("late", when=written(due))
    yield from _kept_back(due, now, another=another_open(answers, result))


def another_open(answers: Answers, result: Result) -> bool:
    """Whether another attempt may come after this one."""
    if answers.attempt >= rules().attempts(answers.assignment):
        return False
    passed = rules().passed(answers.assignment, result.points, result.most)
    return bool(result.waits) or not passed


def _kept_back(due: datetime | None, now: datetime, *, another: bool) -> Iterator[str]:
    if due is None:
        yield say("key_without_deadline")
    elif now < due:
        yield say("key_after", when=written(due))
    elif another:
        yield say("key_after_attempts")
