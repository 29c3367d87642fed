"""One question of a master: what is asked, what counts as right, which mistakes have a hint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from riktig_exercises.alteration import ALTERATION_KEYS, NONE, Alteration, read_alteration
from riktig_exercises.computed import INSTEAD_KEYS, is_computed
from riktig_exercises.master_error import MasterError

REQUIRED = ("kind", "title", "ask", "aim", "sources", "correct", "method", "key")
COMMON = frozenset(REQUIRED)
BY_KIND = {"number": frozenset(("unit", "mistakes")), "choice": frozenset(("choices",))}


@dataclass(frozen=True)
class Mistake:
    """A misconception and the hint for it; its value is the altered calculation.

    A key of the case's regimens is altered by `alteration`; a key of any calculator
    has other input, or another part of the result, `instead`.
    """

    id: str
    hint: str
    alteration: Alteration = NONE
    instead: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Option:
    """One alternative of a choice, with what to say to someone who took it."""

    id: str
    label: str
    hint: str


@dataclass(frozen=True)
class Question:
    """A question as its author wrote it. `key` is read by the kind (see `key.py`)."""

    id: str
    points: float
    kind: str
    title: str
    ask: str
    aim: str
    sources: tuple[str, ...]
    correct: str
    method: str
    key: Mapping[str, Any]
    unit: str = ""
    mistakes: tuple[Mistake, ...] = ()
    options: tuple[Option, ...] = ()


def read_question(identity: str, points: float, raw: Mapping[str, Any], where: str) -> Question:
    """A question from its TOML. `MasterError` names what is missing or unknown."""
    where = f"{where}, question {identity}"
    missing = [key for key in REQUIRED if not raw.get(key)]
    if missing:
        raise MasterError(where, f"missing {missing}")
    if raw["kind"] not in BY_KIND:
        raise MasterError(where, f"unknown kind {raw['kind']!r}")
    unknown = set(raw) - COMMON - BY_KIND[raw["kind"]]
    if unknown:
        raise MasterError(where, f"unknown keys {sorted(unknown)}")
    return Question(
        id=identity,
        points=float(points),
        sources=tuple(raw["sources"]),
        unit=raw.get("unit", ""),
        mistakes=tuple(_mistake(one, where, raw["key"]) for one in raw.get("mistakes", ())),
        options=tuple(Option(o["id"], o["label"], o["hint"]) for o in raw.get("choices", ())),
        **{key: raw[key] for key in REQUIRED if key != "sources"},
    )


def _mistake(raw: Mapping[str, Any], where: str, key: Mapping[str, Any]) -> Mistake:
    where = f"{where}, mistake {raw.get('id')}"
    known = INSTEAD_KEYS if is_computed(key) else ALTERATION_KEYS
    unknown = set(raw) - known - {"id", "hint"}
    if unknown:
        raise MasterError(where, f"unknown keys {sorted(unknown)}")
    if is_computed(key):
        instead = {name: raw[name] for name in INSTEAD_KEYS if name in raw}
        if not instead:
            raise MasterError(where, "a mistake must differ from the right answer")
        return Mistake(raw["id"], raw["hint"], instead=instead)
    return Mistake(raw["id"], raw["hint"], read_alteration(raw, where))
