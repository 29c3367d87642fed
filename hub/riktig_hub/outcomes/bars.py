"""One question's answers as a bar of five parts, in numbers a template can draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 300.0
# A part narrower than this has no room for its number.
ROOM = 14.0


@dataclass(frozen=True)
class Part:
    """One part of the bar: its place, its width, what it counts and whether that can be written."""

    at: float
    width: float
    count: int
    written: bool


def bars(counts: Sequence[int]) -> tuple[Part, ...]:
    """The parts side by side; together `WIDTH` wide."""
    whole = sum(counts)
    parts, at = [], 0.0
    for count in counts:
        width = WIDTH * count / whole if whole else 0.0
        parts.append(Part(round(at, 2), round(width, 2), count, width >= ROOM))
        at += width
    return tuple(parts)
