"""The running order of the course's meetings, one file a meeting in `plans/`.

A file has `number`, `title`, `minutes`, `aims`, and `[[steps]]` with `minutes`, `title`, `who`,
`text` and `needs`; `[[cuts]]` say what is left out when time runs (`riktig.meeting.cuts`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

Meeting = Mapping[str, Any]
Timed = tuple[int, Mapping[str, Any]]


@cache
def meetings() -> Mapping[str, Meeting]:
    """The course's meetings by id, which is their module's, the first meeting first."""
    found = {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
        for file in files("riktig.meeting").joinpath("plans").iterdir()
        if file.name.endswith(".toml")
    }
    return dict(sorted(found.items(), key=lambda pair: int(pair[1]["number"])))


def timed(steps: Sequence[Mapping[str, Any]]) -> Iterator[Timed]:
    """Each step with the minute it begins."""
    begins = 0
    for step in steps:
        yield begins, step
        begins += step["minutes"]


def faults_of(meeting: Meeting) -> list[str]:
    """What is wrong with a meeting, in words for the author."""
    steps = meeting.get("steps", [])
    faults = [] if steps else ["no steps"]
    for number, step in enumerate(steps, 1):
        minutes = step.get("minutes")
        if not isinstance(minutes, int) or minutes < 1:
            faults.append(f"step {number}: minutes must be a whole number above 0")
        faults += [f"step {number}: no {key}" for key in ("title", "who") if not step.get(key)]
    if not faults and "minutes" in meeting:
        total = sum(step["minutes"] for step in steps)
        if total != meeting["minutes"]:
            faults.append(f"the steps add up to {total} minutes, not {meeting['minutes']}")
    return faults


def plain(written: str) -> str:
    """A step's text without the chapter's marks for emphasis."""
    return written.replace("*", "")
