"""Sides of one or several practices compared: difference, ratio, interval and verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from riktig.compare.change import Verdict, verdict
from riktig.compare.parts import Cell, Side
from riktig.measures.measure import Measure
from riktig.measures.result import value_of_counts
from riktig.statistics import Interval, rate_ratio


class MeasureChange(NamedTuple):
    """One measure in both periods. Without open counts in both there is no ratio."""

    id: str
    version: int
    before: Side
    after: Side
    difference: float | None  # after minus before, in the measure's own unit
    ratio: float | None  # after over before; None also when a count is 0
    interval: Interval | None  # exact, 95 %, of the ratio
    verdict: Verdict


def measure_change(name: str, version: int, before: Side, after: Side) -> MeasureChange:
    """One practice's measure before and after."""
    ratio, interval = change_ratio([before], [after])
    known = before.value is not None and after.value is not None
    return MeasureChange(
        id=name,
        version=version,
        before=before,
        after=after,
        difference=after.value - before.value if known else None,  # type: ignore[operator]
        ratio=ratio,
        interval=interval,
        verdict=change_verdict([before], [after]),
    )


def composite(measure: Measure, changes: Sequence[MeasureChange]) -> MeasureChange | None:
    """Several practices as if they were one: counts added up. `None` unless all are open."""
    befores, afters = [one.before for one in changes], [one.after for one in changes]
    if change_ratio(befores, afters)[1] is None:
        return None
    sides = (_together(measure, befores), _together(measure, afters))
    return measure_change(measure.id, measure.version, *sides)


def side_of(numerator: int, denominator: int, per: int | None) -> Side:
    """An open side with its value reckoned from counts; the denominator is above zero."""
    value, low, high = value_of_counts(per, numerator, denominator)
    return Side(Cell(numerator), Cell(denominator), value, low, high, "ok", "", per)


def change_ratio(
    before: Sequence[Side], after: Sequence[Side]
) -> tuple[float | None, Interval | None]:
    """The rate ratio after over before with its exact 95 % interval, counts added up.

    (None, None) unless every side is open and has a denominator.
    """
    counts = _counts(before, after)
    if counts is None:
        return None, None
    found = rate_ratio(*counts)
    return found.ratio, found.exact


def change_verdict(before: Sequence[Side], after: Sequence[Side]) -> Verdict:
    """What the one rule says of the same sides; "unknown" unless every side is open."""
    counts = _counts(before, after)
    return "unknown" if counts is None else verdict(*counts)


def _counts(before: Sequence[Side], after: Sequence[Side]) -> tuple[int, float, int, float] | None:
    """After and its denominator, before and its; `None` unless all are open."""
    sides = [*before, *after]
    if not sides or any(side.status != "ok" or not side.denominator.number for side in sides):
        return None
    return (*_totals(after), *_totals(before))


def _together(measure: Measure, sides: Sequence[Side]) -> Side:
    x, n = _totals(sides)
    return side_of(x, int(n), measure.denominator.per)


def _totals(sides: Sequence[Side]) -> tuple[int, float]:
    counts = sum(side.numerator.number or 0 for side in sides)
    return counts, float(sum(side.denominator.number or 0 for side in sides))
