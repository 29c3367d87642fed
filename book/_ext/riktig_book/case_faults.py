"""What keeps a case from being walked through: steps that are missing, twice or never reached."""

from __future__ import annotations

from collections.abc import Sequence

from docutils.nodes import Element

VERDICTS = ("god", "delvis", "feil")


def faults_of(steps: Sequence[Element]) -> list[str]:
    """What keeps a case from being walked through, in words for the author."""
    ids = [step["id"] for step in steps]
    if not steps:
        return ["no steps"]
    faults = [f"step {one!r} twice" for one in sorted({i for i in ids if ids.count(i) > 1})]
    for step in steps:
        faults += _step_faults(step, ids)
    reached = _reached(steps, ids)
    return faults + [f"no choice leads to step {one!r}" for one in ids if one not in reached]


def _reached(steps: Sequence[Element], ids: Sequence[str]) -> set[str]:
    """The steps that a reader can come to from the first."""
    reached: set[str] = set()
    ahead = [ids[0]]
    while ahead:
        here = ahead.pop()
        reached.add(here)
        followed = [c.to for s in steps if s["id"] == here for c in s["choices"]]
        ahead += [to for to in followed if to in ids and to not in reached]
    return reached


def _step_faults(step: Element, ids: Sequence[str]) -> list[str]:
    name, choices = step["id"], step["choices"]
    faults = [
        f"step {name!r}: unknown marker {one.marker!r}"
        for one in choices
        if one.marker not in VERDICTS
    ]
    faults += [
        f"step {name!r}: unknown step {one.to!r}" for one in choices if one.to and one.to not in ids
    ]
    if choices and "god" not in {one.marker for one in choices}:
        faults.append(f"step {name!r}: no choice is god")
    if len(choices) == 1:
        faults.append(f"step {name!r}: only one choice")
    return faults
