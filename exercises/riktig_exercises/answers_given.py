"""What one question's answer may look like, by its kind, as the form's fields give it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from riktig.exercise.answer_key import Given
from riktig.problem import Refused
from riktig_exercises.identity import holds_identity
from riktig_exercises.question import Question

MOST_CHARACTERS: Final = 2000
MOST_LEAVES: Final = 200

_KEY: Final = re.compile(r"[a-z0-9_]{1,40}")
_STEP: Final = re.compile(r"step_[1-9][0-9]?")
# Control characters, direction overrides and halves of surrogate pairs.
_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def read_given(question: Question, raw: object) -> Given:
    """A question's answer, trimmed. `Refused` unless its field could have given it."""
    given = _SHAPES[question.kind](question, raw)
    if sum(1 for _ in _leaves(given)) > MOST_LEAVES:
        raise _wrong(question)
    return given


def _wrong(question: Question) -> Refused:
    return Refused("answers_wrong_shape", field=question.id)


def _text(question: Question, raw: object) -> str:
    if not isinstance(raw, str):
        raise _wrong(question)
    most = question.most or MOST_CHARACTERS
    # Any line break becomes the one kind: some of them end a line for one reader only.
    plain = "\n".join(raw.splitlines()).strip()
    if len(plain) > most:
        raise Refused("answers_too_long", field=question.id, most=most)
    if _UNSEEN.search(plain):
        raise Refused("answers_control_characters", field=question.id)
    if holds_identity(plain):
        raise Refused("answers_identity_number", field=question.id)
    return plain


def _choice(question: Question, raw: object) -> str:
    chosen = _text(question, raw)
    if chosen and chosen not in _options(question):
        raise _wrong(question)
    return chosen


def _chosen(question: Question, raw: object) -> list[str]:
    """Options, each at most once, in the order they were put."""
    if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
        raise _wrong(question)
    if len(set(raw)) != len(raw) or not set(raw) <= _options(question):
        raise _wrong(question)
    return list(raw)


def _options(question: Question) -> set[str]:
    return {option.id for option in question.options}


def _plan(question: Question, raw: object) -> dict[str, str]:
    if not isinstance(raw, dict) or not all(_STEP.fullmatch(key) for key in raw):
        raise _wrong(question)
    return {key: _text(question, value) for key, value in raw.items()}


def _calculator(question: Question, raw: object) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise _wrong(question)
    return {_key(question, key): _typed(question, value) for key, value in raw.items()}


def _typed(question: Question, raw: object) -> Given:
    """A field of a calculator: text, a group of fields, or rows of either."""
    if isinstance(raw, dict):
        return _calculator(question, raw)
    if isinstance(raw, list):
        return [_typed(question, one) for one in raw]
    return _text(question, raw)


def _key(question: Question, key: str) -> str:
    if not _KEY.fullmatch(key) or holds_identity(key):
        raise _wrong(question)
    return key


def _leaves(given: object) -> Iterator[object]:
    """Every end of the tree; an empty branch is one as well."""
    inner = list(given.values()) if isinstance(given, dict) else given
    if not isinstance(inner, list) or not inner:
        yield given
        return
    for one in inner:
        yield from _leaves(one)


_SHAPES: Final[Mapping[str, Callable[[Question, object], Given]]] = {
    "number": _text,
    "text": _text,
    "choice": _choice,
    "several": _chosen,
    "order": _chosen,
    "plan": _plan,
    "calculator": _calculator,
}
