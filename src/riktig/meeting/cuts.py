"""What a leader who is late leaves out of a meeting, in the order its plan says.

A plan's `[[cuts]]` have `step` (a step's title), `to` (the minutes that are left of it) and
`text`. What each saves is reckoned from the steps' minutes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from riktig.meeting.order import Meeting

BREAK: Final = "Pause"
HALVES: Final = ("before", "after")


class Cut(NamedTuple):
    """One cut, with the minutes that it and those before it in its half of the meeting save."""

    step: str
    to: int
    text: str
    saved: int


class Offer(NamedTuple):
    """A cut that can still be made: its place in the plan and the minutes it alone saves now.

    `needed`: it and the offers before it are what the delay takes.
    """

    cut: int
    step: str
    to: int
    text: str
    saves: int
    needed: bool


def cuts_of(meeting: Meeting) -> dict[str, list[Cut]]:
    """The cuts of each half. ValueError for one that saves nothing or names no step."""
    steps = [step["title"] for step in meeting["steps"]]
    left = {step["title"]: step["minutes"] for step in meeting["steps"]}
    found: dict[str, list[Cut]] = {half: [] for half in HALVES}
    for cut in meeting.get("cuts", []):
        title, to = cut["step"], cut["to"]
        if not 0 <= to < left.get(title, 0):
            raise ValueError(f"{title!r} cannot be cut to {to} minutes")
        half = found[HALVES[steps.index(title) > steps.index(BREAK)]]
        saved = (half[-1].saved if half else 0) + left[title] - to
        half.append(Cut(title, to, cut["text"], saved))
        left[title] = to
    return found


def minutes_left(meeting: Meeting, done: Collection[int]) -> list[int]:
    """The minutes of each step when the cuts `done`, by their places, have been made."""
    left = {step["title"]: int(step["minutes"]) for step in meeting["steps"]}
    for place, cut in enumerate(meeting.get("cuts", [])):
        if place in done:
            left[cut["step"]] = min(left[cut["step"]], cut["to"])
    return list(left.values())


def offers(meeting: Meeting, done: Collection[int], at: int, late: float) -> Sequence[Offer]:
    """The cuts that are left for who stands at step `at`, `late` minutes behind the plan.

    A step that is over cannot be cut, and the one that is under way only made shorter.
    """
    places = {step["title"]: place for place, step in enumerate(meeting["steps"])}
    now = dict(zip(places, minutes_left(meeting, done), strict=True))
    left = dict(now)
    found: list[Offer] = []
    saved = 0
    for place, cut in enumerate(meeting.get("cuts", [])):
        step, to = cut["step"], cut["to"]
        open_still = places[step] > at or (places[step] == at and to > 0)
        if place in done or not open_still or to >= left[step]:
            continue
        needed = saved < late
        found.append(Offer(place, step, to, cut["text"], now[step] - to, needed))
        # After a first cut of the same step a second one takes in only what that leaves.
        saved += left[step] - to
        left[step] = to
    return found
