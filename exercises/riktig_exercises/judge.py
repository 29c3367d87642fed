"""Holds one answer against its key: a ladder from gross to fine that names the mistake."""

from __future__ import annotations

from dataclasses import dataclass

from riktig.text import text
from riktig_exercises.key import Key
from riktig_exercises.quantity import close, read_mg

SLIPS = (0.001, 0.01, 0.1, 10, 100, 1000)
NEAR = 0.1


@dataclass(frozen=True)
class Verdict:
    """Points for one answer, what to say, and a code for statistics over many.

    `code` is `right`, `unanswered`, a step of the ladder or `mistake.<id>`.
    """

    points: float
    comment: str
    code: str

    @property
    def right(self) -> bool:
        """Whether the answer counts as right."""
        return self.code == "right"


def judge(key: Key, answer: str) -> Verdict:
    """The verdict on one answer, as typed or chosen."""
    if not answer.strip():
        return _step("unanswered")
    return _choice(key, answer) if key.question.kind == "choice" else _number(key, answer)


def _choice(key: Key, answer: str) -> Verdict:
    if answer == key.right:
        return _right(key)
    for mistaken in key.mistaken:
        if mistaken.value == answer:
            return Verdict(0, mistaken.hint, f"mistake.{mistaken.id}")
    return _step("unknown_choice")


def _number(key: Key, answer: str) -> Verdict:
    written = read_mg(answer)
    if written is None:
        return _step("not_a_number", unit=key.question.unit)
    if written.mg is None:
        return _step("wrong_unit", unit=key.question.unit)
    if written.mg < 0:
        return _step("negative")
    if close(written.mg, float(key.right)):
        return _right(key)
    for mistaken in key.mistaken:
        if close(written.mg, float(mistaken.value)):
            return Verdict(0, mistaken.hint, f"mistake.{mistaken.id}")
    return _by_size(written.mg, float(key.right))


def _by_size(mg: float, right: float) -> Verdict:
    if any(close(mg, right * slip) for slip in SLIPS):
        return _step("decimal_slip")
    if abs(mg - right) <= NEAR * right:
        return _step("near")
    return _step("too_high" if mg > right else "too_low")


def _right(key: Key) -> Verdict:
    return Verdict(key.question.points, key.correct, "right")


def _step(code: str, **values: object) -> Verdict:
    return Verdict(0, text(f"exercises.ladder.{code}", **values), code)
