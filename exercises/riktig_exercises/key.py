"""The answer key of a master: right answers and mistaken ones, all computed.

This is the facilitator's side. Nothing here is shown to a participant before
the answer is handed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

from riktig.clinical.tables import figure
from riktig.text import decimal_text
from riktig_exercises.alteration import NONE, omeq_mg_per_day
from riktig_exercises.computed import computed_choice, computed_number, is_computed
from riktig_exercises.master import Master, load_master
from riktig_exercises.master_error import MasterError
from riktig_exercises.quantity import close
from riktig_exercises.question import Mistake, Question
from riktig_exercises.words import fill, words_of


@dataclass(frozen=True)
class Mistaken:
    """An answer a known misconception leads to: a number or an option's id."""

    id: str
    value: float | str
    hint: str


@dataclass(frozen=True)
class Key:
    """What one question's answers are held against. `right` is a number or an option's id."""

    question: Question
    right: float | str
    right_text: str
    mistaken: tuple[Mistaken, ...]
    correct: str
    method: str


@cache
def keys_of(assignment: str) -> Mapping[str, Key]:
    """The keys of an assignment by question id. `Refused`, or `MasterError` for its author."""
    return read_keys(load_master(assignment))


def read_keys(master: Master) -> Mapping[str, Key]:
    """Computes every key of a master. `MasterError` where two answers cannot be told apart."""
    words = words_of(master.case, master.assignment)
    kinds = {"number": _number, "choice": _choice}
    return {q.id: kinds[q.kind](master, q, words) for q in master.questions}


def _number(master: Master, question: Question, words: Mapping[str, Any]) -> Key:
    where = f"{master.assignment}, question {question.id}"
    right = _reckoned(master, question, where)
    mistaken = tuple(
        Mistaken(
            mistake.id,
            _reckoned(master, question, where, mistake),
            fill(mistake.hint, words, where),
        )
        for mistake in question.mistakes
    )
    _apart({"the key": right} | {one.id: float(one.value) for one in mistaken}, where)
    shown = f"{decimal_text(right, 1)} {question.unit}"
    return _key(question, right, shown, mistaken, {**words, "key": decimal_text(right, 1)}, where)


def _reckoned(
    master: Master, question: Question, where: str, mistake: Mistake | None = None
) -> float:
    """What the rule gives for the right input, or for that of a mistake."""
    if is_computed(question.key):
        return computed_number(question.key, where, mistake.instead if mistake else None)
    regimen = question.key["regimen"]
    alteration = mistake.alteration if mistake else NONE
    return omeq_mg_per_day(master.case, regimen, where, alteration)


def _apart(values: Mapping[str, float], where: str) -> None:
    for (one, first), (other, second) in combinations(values.items(), 2):
        if close(first, second):
            raise MasterError(where, f"{one} and {other} give the same number, {first:g}")


def _choice(master: Master, question: Question, words: Mapping[str, Any]) -> Key:
    where = f"{master.assignment}, question {question.id}"
    right = _right_option(master, question, where)
    labels = {option.id: fill(option.label, words, where) for option in question.options}
    if right not in labels:
        raise MasterError(where, f"the key {right!r} is not among the choices")
    mistaken = tuple(
        Mistaken(option.id, option.id, fill(option.hint, words, where))
        for option in question.options
        if option.id != right
    )
    shown = labels[right]
    return _key(question, right, shown, mistaken, {**words, "key": shown}, where)


def _right_option(master: Master, question: Question, where: str) -> str:
    """The option named; else the one a calculator's answer, or the regimen's OMEQ, stands for.

    For OMEQ it is the first option whose limit (a clinical figure) holds the dose.
    """
    if "choice" in question.key:
        return str(question.key["choice"])
    if is_computed(question.key):
        return computed_choice(question.key, where)
    omeq = omeq_mg_per_day(master.case, question.key["regimen"], where)
    for step in question.key["up_to"]:
        limit = figure(step["figure"]).value if "figure" in step else None
        if limit is None or omeq <= limit:
            return str(step["choice"])
    raise MasterError(where, "no step of up_to holds the dose")


def _key(
    question: Question,
    right: float | str,
    right_text: str,
    mistaken: tuple[Mistaken, ...],
    words: Mapping[str, Any],
    where: str,
) -> Key:
    return Key(
        question=question,
        right=right,
        right_text=right_text,
        mistaken=mistaken,
        correct=fill(question.correct, words, where),
        method=fill(question.method, words, where),
    )
