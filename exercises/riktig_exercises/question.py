"""One question of a master: what is asked, what counts as right, which mistakes have a hint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from riktig_exercises.aims import aim_of
from riktig_exercises.chart import Chart, read_chart
from riktig_exercises.master_error import MasterError, checked_id
from riktig_exercises.mistake import Mistake, read_mistake

REQUIRED = ("kind", "title", "ask", "aim", "sources", "correct", "method", "key")
OPTIONAL = ("practice", "chart")
COMMON = frozenset((*REQUIRED, *OPTIONAL))
# What the TOML of a kind may hold besides, and what it must.
BY_KIND = {
    "number": frozenset(("unit", "mistakes")),
    "choice": frozenset(("choices",)),
    "several": frozenset(("choices",)),
    "order": frozenset(("choices", "mistakes")),
    "text": frozenset(("most",)),
    "calculator": frozenset(("mistakes", "given")),
    "plan": frozenset(("mistakes", "steps", "labels")),
}
NEEDED = {
    "number": ("unit",),
    "choice": ("choices",),
    "several": ("choices",),
    "order": ("choices",),
    "text": ("most",),
    "plan": ("steps",),
}


@dataclass(frozen=True)
class Option:
    """One alternative, with what to say to someone who took it, or left it out."""

    id: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Question:
    """A question as its author wrote it, with one version's numbers. `key` is read by the kind.

    `practice`: checked at once in the page, for no points, and never handed in. `most` is the
    characters of a text, `steps` the doses of a plan, `labels` their names, `given` the fields
    of a calculator that are filled in beforehand. `aim` is a number of the module, or "sleep.2".
    """

    id: str
    points: float
    kind: str
    title: str
    ask: str
    aim: int | str
    sources: tuple[str, ...]
    correct: str
    method: str
    key: Mapping[str, Any]
    unit: str = ""
    mistakes: tuple[Mistake, ...] = ()
    options: tuple[Option, ...] = ()
    practice: bool = False
    chart: Chart | None = None
    most: int = 0
    steps: int = 0
    labels: tuple[str, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def own(self) -> bool:
        """Whether the answer is a figure of the participant's own made-up practice."""
        return "practice" in self.key


def read_question(
    identity: str, points: float, raw: Mapping[str, Any], module: str, where: str
) -> Question:
    """A question from its TOML. `MasterError` names what is missing or unknown."""
    where = f"{where}, question {identity}"
    _check(identity, points, raw, where)
    aim_of(module, raw["aim"], where)
    kind, key = raw["kind"], raw["key"]
    plain = (*(part for part in REQUIRED if part != "sources"), "unit", "most", "steps", "given")
    return Question(
        id=identity,
        points=float(points),
        sources=tuple(raw["sources"]),
        practice=raw.get("practice", False),
        chart=read_chart(raw["chart"], where) if "chart" in raw else None,
        mistakes=tuple(read_mistake(kind, key, one, where) for one in raw.get("mistakes", ())),
        options=tuple(_option(one, where) for one in raw.get("choices", ())),
        labels=tuple(raw.get("labels", ())),
        **{part: raw[part] for part in plain if part in raw},
    )


def _check(identity: str, points: float, raw: Mapping[str, Any], where: str) -> None:
    checked_id(identity, where)
    kind = raw.get("kind")
    if kind not in BY_KIND:
        raise MasterError(where, f"unknown kind {kind!r}")
    missing = [part for part in (*REQUIRED, *NEEDED.get(kind, ())) if not raw.get(part)]
    if missing:
        raise MasterError(where, f"missing {missing}")
    unknown = set(raw) - COMMON - BY_KIND[kind]
    if unknown:
        raise MasterError(where, f"unknown keys {sorted(unknown)}")
    if bool(raw.get("practice")) != (not points):
        raise MasterError(where, "a practice question has 0 points, and no other has")


def _option(raw: Mapping[str, Any], where: str) -> Option:
    unknown = set(raw) - {"id", "label", "hint"}
    if unknown or not {"id", "label"} <= set(raw):
        raise MasterError(where, f"a choice has id, label and hint; not {sorted(unknown)}")
    return Option(checked_id(raw["id"], where), raw["label"], raw.get("hint", ""))
