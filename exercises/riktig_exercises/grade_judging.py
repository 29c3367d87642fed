"""Holds answers against their keys. Nothing is read or written but the masters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from riktig.exercise.judge import Verdict, judge
from riktig_exercises.answers import Answers
from riktig_exercises.key import keys_for


def judge_all(answers: Answers) -> dict[str, Verdict]:
    """The verdict on each question, answered or not."""
    keys = keys_for(answers.assignment, answers.participant, answers.attempt)
    return {name: judge(key, answers.answers.get(name)) for name, key in keys.items()}


def judge_many(asked: Sequence[Answers]) -> Iterator[tuple[Answers, Mapping[str, Verdict]]]:
    """The same for many, in order."""
    for one in asked:
        yield one, judge_all(one)
