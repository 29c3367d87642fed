"""Which sentences are true of a series: precision feedback picks what to say from them.

Each signal is a name and the numbers that make it true. None of them says that
something has changed but `more_than_chance`, which is Anhøj's (ANHOJ2014).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final, Literal

from riktig.statistics.benchmark import Better
from riktig.statistics.exact import Number, Series, exact, plain
from riktig.statistics.run_chart import run_chart

TREND_POINTS: Final = 3  # as few as a direction held twice; a description, not a test

Name = Literal[
    "improving",  # each of the last three better than the one before
    "worsening",
    "more_than_chance",  # Anhøj's rules signal
    "chance_alone",  # they were used and do not
    "too_few_to_judge",
    "better_than_benchmark",
    "at_benchmark",
    "worse_than_benchmark",
    "achieved",  # the benchmark is reached, and was not the time before
    "lost",  # it was reached the time before, and is not
    "gap_smaller",  # still worse than the benchmark, by less than the time before
    "gap_larger",
]


@dataclass(frozen=True)
class Signal:
    """One thing that is true, and the numbers that make it so."""

    name: Name
    numbers: Mapping[str, float]


def signals(values: Series, better: Better, benchmark: Number | None = None) -> tuple[Signal, ...]:
    """Everything that is true of a series, oldest value first; missing values are passed over.

    A series without values has no signals.
    """
    present = [exact(value) for value in values if value is not None]
    if not present:
        return ()
    goal = None if benchmark is None else exact(benchmark)
    found = [*_trend(present, better), _chance(present)]
    return tuple(found + ([] if goal is None else [*_against(present, better, goal)]))


def _gain(start: Fraction, end: Fraction, better: Better) -> Fraction:
    """How much better `end` is than `start`; below zero where it is worse."""
    return end - start if better == "higher" else start - end


def _trend(present: list[Fraction], better: Better) -> Iterator[Signal]:
    last = present[-TREND_POINTS:]
    gains = [_gain(a, b, better) for a, b in pairwise(last)]
    if len(last) < TREND_POINTS:
        return
    numbers = {"first": plain(last[0]), "last": plain(last[-1]), "points": float(len(last))}
    if all(gain > 0 for gain in gains):
        yield Signal("improving", numbers)
    if all(gain < 0 for gain in gains):
        yield Signal("worsening", numbers)


def _chance(present: list[Fraction]) -> Signal:
    chart = run_chart(present)
    numbers = {
        "useful": float(chart.n_useful),
        "longest_run": float(chart.longest_run),
        "crossings": float(chart.crossings),
        "median": chart.median,
    }
    if not chart.judged:
        return Signal("too_few_to_judge", numbers)
    return Signal("more_than_chance" if chart.signal else "chance_alone", numbers)


def _against(present: list[Fraction], better: Better, goal: Fraction) -> Iterator[Signal]:
    gain = _gain(goal, present[-1], better)
    numbers = {"last": plain(present[-1]), "benchmark": plain(goal)}
    sides: dict[int, Name] = {
        1: "better_than_benchmark",
        0: "at_benchmark",
        -1: "worse_than_benchmark",
    }
    yield Signal(sides[(gain > 0) - (gain < 0)], numbers)
    if len(present) < 2:
        return
    before = _gain(goal, present[-2], better)
    numbers = numbers | {"before": plain(present[-2])}
    if gain >= 0 > before:
        yield Signal("achieved", numbers)
    if gain < 0 <= before:
        yield Signal("lost", numbers)
    if gain < 0 and before < 0 and gain != before:
        gaps = {"gap": plain(-gain), "gap_before": plain(-before)}
        yield Signal("gap_smaller" if gain > before else "gap_larger", numbers | gaps)
