"""Holds an answer against a question's key as the core judges it."""

from __future__ import annotations

from typing import Any

from riktig.exercise.answer_key import AnswerKey, Given, Mistaken
from riktig.exercise.judge import Verdict
from riktig.exercise.judge import judge as judge_by

__all__ = ["Verdict", "judge"]


def judge(key: Any, answer: Given) -> Verdict:
    """The verdict on one answer, as typed or chosen. `key` is the core's, or a master's."""
    return judge_by(key if isinstance(key, AnswerKey) else _answer_key(key), answer)


def _answer_key(key: Any) -> AnswerKey:
    question = key.question
    rules: dict[str, Any] = {"unit": question.unit} if question.kind == "number" else {}
    if question.options:
        rules = {"options": [option.id for option in question.options]}
    mistaken = tuple(Mistaken(one.id, one.value, one.hint) for one in key.mistaken)
    return AnswerKey(
        question.id, question.kind, question.points, key.right, key.correct, mistaken, rules
    )
