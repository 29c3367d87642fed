"""What a measure is: something done once that takes an amount, and how much it may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

RUNS = 10


class NotHere(Exception):
    """The machine lacks what the measure needs; the sentence says what."""


@dataclass(frozen=True)
class Measure:
    """One line of the table.

    `once` does the thing and gives the amount in `unit`: one number, or the
    numbers of many changes within one run. It raises `NotHere` when it cannot
    be done on this machine.
    """

    name: str
    limit: float
    unit: str
    once: Callable[[], float | list[float]]
    runs: int = RUNS
    percentile: int = 50


@dataclass(frozen=True)
class Outcome:
    """A measure that was taken, or why it was not: not on this machine, or it broke."""

    measure: Measure
    values: tuple[float, ...] = ()
    missing: str = ""
    failed: str = ""

    @property
    def value(self) -> float | None:
        """The percentile of all values; `None` when there are none."""
        if not self.values:
            return None
        if self.measure.percentile == 50:
            return median(self.values)
        return percentile(self.values, self.measure.percentile)

    @property
    def within(self) -> bool | None:
        """Whether the limit holds; `None` when it could not be measured here."""
        if self.failed:
            return False
        return None if self.value is None else self.value <= self.measure.limit


def percentile(values: tuple[float, ...], percent: int) -> float:
    """The smallest value that at least `percent` per cent of the values do not exceed."""
    ordered = sorted(values)
    rank = -(-percent * len(ordered) // 100)
    return ordered[max(0, rank - 1)]


def take(measure: Measure, runs: int | None = None) -> Outcome:
    """Does the thing as often as asked, one after another."""
    values: list[float] = []
    for _ in range(runs or measure.runs):
        try:
            got = measure.once()
        except NotHere as why:
            return Outcome(measure, missing=str(why))
        except Exception as error:  # the other measures are still worth taking
            return Outcome(measure, failed=f"{type(error).__name__}: {error}")
        values += got if isinstance(got, list) else [got]
    return Outcome(measure, tuple(values))
