"""What comes of judging one answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riktig.exercise.answer_key import AnswerKey, Mistaken
from riktig.text import text


@dataclass(frozen=True)
class Verdict:
    """Points for one answer, what to say about it, and a code for statistics over many.

    `code` is `right`, `unanswered`, a step of the ladder or `mistake.<id>`. `by_person` is
    whether the points wait for somebody to read the answer.
    """

    points: float
    comment: str
    code: str
    by_person: bool = False

    @property
    def right(self) -> bool:
        """Whether the answer counts as right."""
        return self.code == "right"


def right(key: AnswerKey) -> Verdict:
    """Full points and what the author says of the right answer."""
    return Verdict(key.points, key.correct, "right")


def mistake(mistaken: Mistaken) -> Verdict:
    """A known misconception, by its own hint."""
    return Verdict(0, mistaken.hint, f"mistake.{mistaken.id}")


def step(path: str, *, code: str = "", **values: object) -> Verdict:
    """A step of the ladder: `path` in `judging.toml`, whose last part is its code."""
    return Verdict(0, text(f"judging.ladder.{path}", **values), code or path.split(".")[-1])


def first_hint(mistaken: Sequence[Mistaken], values: Sequence[object]) -> Verdict | None:
    """The hint of the first of the values that is a known mistake."""
    for value in values:
        for one in mistaken:
            if one.value == value:
                return mistake(one)
    return None
