"""What one question's answer is held against: plain data, the same on disk, in a page and here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

# A given answer as a form has it: text, option ids in order, or fields by name.
Given = str | list[Any] | dict[str, Any]

KINDS: Final = ("number", "choice", "several", "order", "text", "calculator", "plan")


@dataclass(frozen=True)
class Mistaken:
    """What a known misconception leads to, and the hint that names it. `value` is by kind."""

    id: str
    value: Any
    hint: str


@dataclass(frozen=True)
class AnswerKey:
    """The key of one question.

    `right` and each mistake's `value` by `kind`: number a float; choice an option's id; several and
    order option ids (a mistake of several is one option that is wrongly in or out, of order a pair
    `[first, second]` in which first wrongly stands before second); calculator
    `[[path, value], ...]`
    of the result; plan doses in mg after the first; text nothing, since a person reads it.
    `rules` is what the kind needs besides, by name:

    - number: `unit` (of `judging.toml`), `accepted` numbers by methods as good, `tolerance`
      `{absolute, share}`
    - choice, several, order: `options`, as shown; order also `accepted` orders
    - calculator: `calculator`, `given` (fields filled in beforehand), `tolerance`, and `input`, the
      author's own filling
    - plan: `accepted` plans, `tolerance`, `labels` of the steps, and those of `plan_rules`
    """

    id: str
    kind: str
    points: float
    right: Any
    correct: str
    mistaken: tuple[Mistaken, ...] = ()
    rules: Mapping[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """As JSON takes it."""
        return asdict(self)


def key_from_dict(raw: Mapping[str, Any]) -> AnswerKey:
    """The key again. KeyError or TypeError for what is none."""
    mistaken = tuple(Mistaken(**one) for one in raw["mistaken"])
    return AnswerKey(**{**raw, "mistaken": mistaken})
