"""Holds one answer against its key: a ladder from gross to fine that names the mistake."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from riktig.exercise.answer_key import AnswerKey, Given
from riktig.exercise.judge_calculator import judge_calculator
from riktig.exercise.judge_number import judge_number
from riktig.exercise.judge_options import judge_choice, judge_order, judge_several
from riktig.exercise.judge_plan import judge_plan
from riktig.exercise.verdict import Verdict, step

__all__ = ["Verdict", "judge"]


def judge(key: AnswerKey, given: Given | None) -> Verdict:
    """The verdict on one answer as a form gives it; points only where it is right.

    Anything that JSON can hold is answered. KeyError for a key of no known kind or unit.
    """
    judge_kind, shape = _KINDS[key.kind]
    if _is_blank(given):
        return step("unanswered")
    if not isinstance(given, shape):
        return step("unreadable")
    return judge_kind(key, given)


def _is_blank(given: object) -> bool:
    """Whether nothing is written or chosen anywhere."""
    if isinstance(given, Mapping):
        return all(_is_blank(one) for one in given.values())
    if isinstance(given, list):
        return all(_is_blank(one) for one in given)
    return given is None or (isinstance(given, str) and not given.strip())


def _wait(*_: object) -> Verdict:
    """What is written is read by a person, who gives the points."""
    return replace(step("waits_for_person"), by_person=True)


_KINDS: Final[Mapping[str, tuple[Callable[..., Verdict], type]]] = {
    "number": (judge_number, str),
    "choice": (judge_choice, str),
    "several": (judge_several, list),
    "order": (judge_order, list),
    "text": (_wait, str),
    "calculator": (judge_calculator, dict),
    "plan": (judge_plan, dict),
}
