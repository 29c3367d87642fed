"""What the course asks: its assignments in order, its test, attempts and hours.

They stand in `course.toml` among the masters, so whoever arranges a course changes them there.
A folder of masters without one (`RIKTIG_MASTERS`) has the rules of this course.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from riktig_exercises.aims import checked_module
from riktig_exercises.master import OWN, masters_folder
from riktig_exercises.master_error import MasterError

FILE = "course.toml"
KEYS = frozenset(
    ("title", "test", "pass_mark_percent", "attempts", "approval_id", "hours", "assignments")
)
HOUR_PARTS = ("self_study", "meetings", "exercises", "test")
_PERCENT = 100
# Points are sums of decimal fractions: a share exactly on the mark must not fall under it.
_SLACK = 1e-9


@dataclass(frozen=True)
class Rules:
    """The rules of a course.

    `modules` is each assignment's module, in the order they are taken, or `aims.ALL`.
    `hours` is in hours by part; a part that nobody has filled in is not there.
    """

    title: str
    test: str
    pass_mark_percent: float
    most_attempts: int
    approval_id: str
    hours: Mapping[str, float]
    modules: Mapping[str, str]

    @property
    def assignments(self) -> tuple[str, ...]:
        """All assignments, in the order they are taken."""
        return tuple(self.modules)

    def attempts(self, assignment: str) -> int:
        """How many times an assignment may be taken, each time with new numbers."""
        return self.most_attempts if assignment == self.test else 1

    def passed(self, assignment: str, points: float, most: float) -> bool:
        """Whether points out of `most` are enough. Only the test has a mark to reach."""
        if assignment != self.test:
            return True
        return points * _PERCENT >= self.pass_mark_percent * most - _SLACK

    def in_order(self, names: Iterable[str]) -> tuple[str, ...]:
        """Assignments as the course takes them; one it does not name comes last."""
        place = {name: at for at, name in enumerate(self.modules)}
        return tuple(sorted(names, key=lambda name: (place.get(name, len(place)), name)))


def rules() -> Rules:
    """The rules that go with the masters in use. `MasterError` if they cannot be used."""
    own = masters_folder() / FILE
    return _load(own if own.is_file() else OWN / FILE)


@cache
def _load(path: Path) -> Rules:
    try:
        return read_rules(tomllib.loads(path.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise MasterError(FILE, str(error)) from error


def read_rules(raw: Mapping[str, Any]) -> Rules:
    """Rules from their TOML. `MasterError` names what is missing, unknown or impossible."""
    if set(raw) != KEYS:
        raise MasterError(FILE, f"missing or unknown keys {sorted(set(raw) ^ KEYS)}")
    _check(raw["attempts"] >= 1, "attempts must be at least 1")
    _check(0 < raw["pass_mark_percent"] <= _PERCENT, "pass_mark_percent must be above 0, to 100")
    named = [one["id"] for one in raw["assignments"]]
    _check(len(set(named)) == len(named), "an assignment stands twice")
    _check(raw["test"] in named, "the test must be one of the assignments")
    unknown = set(raw["hours"]) - set(HOUR_PARTS)
    _check(not unknown, f"unknown hours {sorted(unknown)}")
    _check(all(one >= 0 for one in raw["hours"].values()), "hours cannot be below 0")
    return Rules(
        title=raw["title"],
        test=raw["test"],
        pass_mark_percent=raw["pass_mark_percent"],
        most_attempts=raw["attempts"],
        approval_id=raw["approval_id"],
        hours={part: raw["hours"][part] for part in HOUR_PARTS if raw["hours"].get(part)},
        modules={one["id"]: checked_module(one["module"], FILE) for one in raw["assignments"]},
    )


def _check(holds: bool, what: str) -> None:
    if not holds:
        raise MasterError(FILE, what)
