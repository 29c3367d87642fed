"""The key of a filled calculator: any filling that gives the same at the paths compared."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from riktig.calculators.calculator import CALCULATORS
from riktig.exercise.answer_key import Mistaken
from riktig.exercise.judge_calculator import same_part
from riktig.text import text
from riktig_exercises.computed import calculated, part_of
from riktig_exercises.key_parts import Asked, Reckoned
from riktig_exercises.master_error import MasterError

Compared = list[list[Any]]


def calculator_key(asked: Asked) -> Reckoned:
    """`MasterError` where two fillings cannot be told apart by the paths compared."""
    asked.refuse_unknown("calculator", "input", "result")
    key = asked.question.key
    if not {"calculator", "input", "result"} <= set(key) or not key["result"]:
        raise MasterError(asked.where, "a key has calculator, input and the result's paths")
    right = _compared(asked, key["input"])
    mistaken = tuple(
        Mistaken(one.id, _compared(asked, {**key["input"], **one.instead["input"]}), one.hint)
        for one in asked.question.mistakes
    )
    _check_given(asked)
    _apart({"the key": right} | {one.id: one.value for one in mistaken}, asked)
    rules = {
        "calculator": key["calculator"],
        "given": dict(asked.question.given),
        "input": dict(key["input"]),
    }
    headline, label = _headline(asked)
    shown = text("exercises.notebook.headline", label=label, headline=headline)
    return Reckoned(right, shown if label else headline, mistaken, rules, headline)


def _compared(asked: Asked, values: Mapping[str, Any]) -> Compared:
    result = calculated(asked.question.key["calculator"], values, asked.where)
    paths = asked.question.key["result"]
    return [[path, part_of(result, path, asked.where)] for path in paths]


def _check_given(asked: Asked) -> None:
    """What is filled in beforehand must be as in the right filling."""
    values = asked.question.key["input"]
    other = [name for name, value in asked.question.given.items() if values.get(name) != value]
    if other:
        raise MasterError(asked.where, f"given differs from the key's input in {other}")


def _headline(asked: Asked) -> tuple[str, str]:
    """What the calculator's card says first of the right filling, and what that is."""
    calculator = CALCULATORS[asked.question.key["calculator"]]
    found = calculator.card(calculator.compute(asked.question.key["input"]))
    return found.headline, found.headline_label


def _apart(values: Mapping[str, Compared], asked: Asked) -> None:
    for (one, first), (other, second) in combinations(values.items(), 2):
        pairs = zip(first, second, strict=True)
        if all(same_part(one_part, other_part) for (_, one_part), (_, other_part) in pairs):
            raise MasterError(asked.where, f"{one} and {other} give the same result")
