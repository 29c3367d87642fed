"""Where the dots of a group's picture stand: side by side where there is room, else lifted."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10
from typing import Any, Final, NamedTuple

# Of the chart `measure_group`, in px. Said again here, since the core knows no charts; a test
# holds them to be the same.
PLOT: Final = 380
DOT: Final = 20  # across, with a little air
ROW_BEFORE: Final = 92  # where the row's line is
ROW_AFTER: Final = 208
WORDS_UNDER: Final = 26  # from a row's line down to the reader's own words
BAND: Final = 66  # the highest a dot may be lifted over its line
GOAL_TOP: Final = 132  # where the goal's line begins, over the row after
EDGE: Final = 90  # words nearer an edge than this turn inwards
_NICE: Final = (1, 2, 2.5, 5, 10)


class Dot(NamedTuple):
    """One member in one period. `value` as people say it."""

    value: float
    label: str
    own: bool


def axis_end(values: Sequence[float]) -> float:
    """A round number at or above all values, so that the axis ends with a tick; 1 for nothing."""
    most = max(values, default=0.0)
    if most <= 0:
        return 1.0
    step = _step(most / 5)
    ends = -(-most / step // 1) * step
    return round(ends, 6)


def _step(least: float) -> float:
    size = 10.0 ** floor(log10(least))
    return next(size * one for one in _NICE if size * one >= least - 1e-12)


def placed(dots: Sequence[Dot], line: int, most: float, after: bool) -> list[dict[str, Any]]:
    """A row's dots: the reader's on the line, the others lifted clear of it and of each other."""
    ordered = sorted(dots, key=lambda one: (not one.own, one.value, len(one.label), one.label))
    levels: list[list[float]] = []
    found: list[tuple[Dot, int]] = []
    for dot in ordered:
        x = PLOT * dot.value / most
        level = next(
            (k for k, row in enumerate(levels) if all(abs(x - one) >= DOT for one in row)),
            len(levels),
        )
        if level == len(levels):
            levels.append([])
        levels[level].append(x)
        found.append((dot, level))
    lift = min(float(DOT), BAND / max(1, len(levels) - 1))
    return [
        {
            "value": dot.value,
            "y": line - level * lift,
            "label": dot.label,
            "own": dot.own,
            "after": after,
        }
        for dot, level in found
    ]


def side_of(value: float, most: float) -> str:
    """Which way words at a value go, so that they stay within the picture."""
    x = PLOT * value / most
    return "left" if x < EDGE else "right" if x > PLOT - EDGE else "middle"
