"""Answers made of options: one, several or all of them in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riktig.exercise.answer_key import AnswerKey
from riktig.exercise.verdict import Verdict, first_hint, mistake, right, step


def judge_choice(key: AnswerKey, given: str) -> Verdict:
    """The right option, or the hint of the one that was taken."""
    if given == key.right:
        return right(key)
    hint = first_hint(key.mistaken, [given])
    if hint:
        return hint
    known = given in key.rules.get("options", ())
    return step("options.wrong_choice" if known else "options.unknown_choice")


def judge_several(key: AnswerKey, given: Sequence[Any]) -> Verdict:
    """All or nothing. The hint is of the first that is wrongly in, else one that is missing."""
    options: Sequence[str] = key.rules["options"]
    if any(one not in options for one in given):
        return step("options.unknown_choice")
    wrongly_in = [one for one in options if one in given and one not in key.right]
    missing = [one for one in options if one in key.right and one not in given]
    if not wrongly_in and not missing:
        return right(key)
    plain = step("options.one_too_many" if wrongly_in else "options.one_missing")
    return first_hint(key.mistaken, wrongly_in or missing) or plain


def judge_order(key: AnswerKey, given: Sequence[Any]) -> Verdict:
    """The right order; else the hint of the first pair that stands the wrong way round."""
    options: Sequence[str] = key.rules["options"]
    if any(one not in options for one in given):
        return step("options.unknown_choice")
    if len(given) != len(options) or any(one not in given for one in options):
        return step("options.incomplete_order")
    if list(given) in [list(key.right), *(list(one) for one in key.rules.get("accepted", ()))]:
        return right(key)
    for one in key.mistaken:
        first, second = one.value
        if given.index(first) < given.index(second):
            return mistake(one)
    return step("options.other_order")
