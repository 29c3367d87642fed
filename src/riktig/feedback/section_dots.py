"""Where the dots of a group's picture stand: side by side where there is room, else lifted.

The picture is made of slots from the top: each row's lifted dots, its line, the reader's own
words under it, and between the two rows a slot for the words of each goal.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Any, Final, NamedTuple

# Of the chart `measure_group`, in px. Said again here, since the core knows no charts; a test
# holds it to be the same.
PLOT: Final = 350
DOT: Final = 20  # px across, with a little air
EDGE: Final = 75  # px: words nearer an edge than this turn inwards
TICKS: Final = 5
_NICE: Final = (1, 2, 2.5, 5, 10)
_ROUNDING: Final = 9  # decimals, so that 0.1 + 0.2 is 0.3


class Dot(NamedTuple):
    """One member in one period. `value` as people say it."""

    value: float
    label: str
    own: bool


class Row(NamedTuple):
    """One period's dots with the level each is lifted to (0 is the line), and the line's slot."""

    dots: tuple[tuple[Dot, int], ...]
    line: int

    @property
    def words(self) -> int:
        """The slot of the reader's own words."""
        return self.line + 1


class Places(NamedTuple):
    """The whole picture's slots."""

    before: Row
    after: Row
    goals: int  # the slot of the first goal's words

    @property
    def slots(self) -> list[dict[str, int]]:
        """Every slot."""
        return [{"slot": slot} for slot in range(self.after.words + 1)]


def places(before: Sequence[Dot], after: Sequence[Dot], goals: int, most: float) -> Places:
    """Where everything stands, with so many goals and the axis ending at `most`."""
    sides = [_levels(before, most), _levels(after, most)]
    heights = [max((level for _, level in side), default=0) for side in sides]
    first = Row(sides[0], heights[0])
    words = first.words + 1
    return Places(first, Row(sides[1], words + goals + heights[1]), words)


def _levels(dots: Sequence[Dot], most: float) -> tuple[tuple[Dot, int], ...]:
    """The reader's on the line; each of the others as low as it is clear of those before it."""
    ordered = sorted(dots, key=lambda one: (not one.own, one.value, len(one.label), one.label))
    taken: list[list[float]] = []
    found = []
    for dot in ordered:
        x = PLOT * dot.value / most
        free = (k for k, row in enumerate(taken) if all(abs(x - one) >= DOT for one in row))
        level = next(free, len(taken))
        taken += [[]] if level == len(taken) else []
        taken[level].append(x)
        found.append((dot, level))
    return tuple(found)


def members(row: Row, after: bool) -> list[dict[str, Any]]:
    """The row's dots for the picture."""
    return [
        {
            "value": dot.value,
            "slot": row.line - level,
            "label": dot.label,
            "own": dot.own,
            "after": after,
        }
        for dot, level in row.dots
    ]


def axis_end(values: Sequence[float]) -> float:
    """A round number at or above all values, so that the axis ends with a tick; 1 for nothing."""
    most = max(values, default=0.0)
    if most <= 0:
        return 1.0
    size = 10.0 ** floor(log10(most / TICKS))
    least = round(most / TICKS / size, _ROUNDING)
    step = size * next(one for one in _NICE if one >= least)
    return round(ceil(round(most / step, _ROUNDING)) * step, _ROUNDING)


def side_of(value: float, most: float) -> str:
    """Which way words at a value go, so that they stay within the picture."""
    x = PLOT * value / most
    return "left" if x < EDGE else "right" if x > PLOT - EDGE else "middle"


def goals_placed(
    goals: Sequence[tuple[float, str]], most: float
) -> tuple[list[tuple[float, str]], str]:
    """The goals (value, words) from the top, and which side of its line all words begin or end at.

    Words begin at their line, and end there where one is near the right edge. The order is such
    that no line, going down from its words, goes through those of another.
    """
    right = any(PLOT * value / most > PLOT - 2 * EDGE for value, _ in goals)
    return sorted(goals, reverse=right), "right" if right else "left"
