"""The seven steps by the clock, and what goes out when there is less time."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from riktig.problem import Refused
from riktig.text.catalogue import area, has_text, text
from riktig.visit.wording import plain

_LENGTH: Final = "[minutter]"
_LONG: Final = 20  # the length that has everything
_SHORT: Final = 10  # the length that has one message


class Step(NamedTuple):
    """One step. `minutes`: length of the visit -> (from, to), none where it goes out."""

    id: str
    minutes: Mapping[int, tuple[int, int]]
    notes: Mapping[int, str]

    @property
    def words(self) -> Mapping[str, Any]:
        """Its texts: `name`, `label`, `heading`, `does`, `script`."""
        found: Mapping[str, Any] = area("visit")["steps"][self.id]
        return found

    def note(self, length: int) -> str:
        """What is added of the step in the plan's table; empty when nothing is."""
        return text(f"visit.plan.note.{self.notes[length]}") if length in self.notes else ""


@cache
def _file(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("riktig.visit").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def steps() -> tuple[Step, ...]:
    """The steps in their order."""
    return tuple(
        Step(
            one["id"],
            {int(length): (span[0], span[1]) for length, span in one["minutes"].items()},
            {int(length): note for length, note in one.get("notes", {}).items()},
        )
        for one in _file("steps")["steps"]
    )


def lengths() -> tuple[int, ...]:
    """The lengths of visit there are, in minutes, longest first."""
    return tuple(_file("steps")["lengths"])


def length_of(asked: object) -> int:
    """A length asked for. Refused: visit_minutes."""
    if isinstance(asked, bool) or asked not in lengths():
        raise Refused("visit_minutes")
    return int(str(asked))


def themes() -> Mapping[str, Mapping[str, Any]]:
    """What a visit can be about, by name."""
    return {name: one for name, one in _file("themes").items() if name != "most_messages"}


def theme_of(asked: object) -> str:
    """A theme asked for. Refused: visit_theme."""
    if not isinstance(asked, str) or asked not in themes():
        raise Refused("visit_theme")
    return asked


def most_messages(length: int) -> int:
    """How many messages there is time for."""
    return int(_file("themes")["most_messages"][str(length)])


def script(step: Step, length: int) -> list[dict[str, str]]:
    """What is said and done, in order: `{"kind": "say" | "at_once" | "do", "text"}`, markup kept.

    `at_once` is done in the same breath as what is said before it.
    """
    spoken = text(f"visit.minutes.{length}")
    return [
        {"kind": kind, "text": part[kind].replace(_LENGTH, spoken)}
        for part in step.words["script"]
        for kind in ("say", "at_once", "do")
        if kind in part
    ]


def step_view(step: Step, length: int) -> dict[str, Any]:
    """One step as the clock takes it. One that goes out has no time, and says why."""
    span = step.minutes.get(length)
    begins, ends = span or (None, None)
    said = [
        {"kind": "say" if part["kind"] == "say" else "do", "text": plain(part["text"])}
        for part in script(step, length)
    ]
    return {
        "id": step.id,
        "title": step.words["name"],
        "from": begins,
        "to": ends,
        "minutes": span[1] - span[0] if span else 0,
        "say": [part["text"] for part in said if part["kind"] == "say"],
        "script": said,
        "does": plain(step.words["does"]),
        "note": step.note(length),
        "dropped": span is None,
        "why": "" if span else text(f"visit.dropped.{step.id}"),
    }


def dropped(length: int) -> list[dict[str, str]]:
    """What goes out at this length, and why it may."""
    found = [
        {"title": step.words["name"], "why": text(f"visit.dropped.{step.id}")}
        for step in steps()
        if length not in step.minutes
    ]
    parts = ("patient_story", "calculators") if length < _LONG else ()
    parts = (*parts, "messages") if length <= _SHORT else parts
    more = [
        {"title": text(f"visit.dropped.{one}"), "why": text(f"visit.dropped.{one}_why")}
        for one in parts
        if has_text(f"visit.dropped.{one}")
    ]
    return [*found, *more]
