"""A measure month by month through both periods, judged by Anhøj's rules.

The median is frozen from the months before the group's first meeting, and is never reckoned
anew. Small counts are taken three months together, and a masked or missing month is a gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Final

from riktig.agreed.agreed import Agreed
from riktig.compare import Cell, Comparison, Month
from riktig.measures.load import reported
from riktig.measures.measure import Measure
from riktig.statistics import RunChart, run_chart

# Chosen here: fewer patients a month than this jump so much that three months are told as one.
LEAST_MEDIAN: Final = 5
TOGETHER: Final = 3
# Chosen here: a run chart is drawn from as many points as Anhøj's rules are used from.
LEAST_POINTS: Final = 10
# Chosen here: a median of fewer points is no baseline; then that of all points is used.
LEAST_FROZEN: Final = 3


@dataclass(frozen=True)
class Point:
    """One month, or three: first and last month, count, of how many, and the value.

    The value is in the measure's unit, a month's mean where three are taken together; in a series
    of counts it is the count. `None` where masked or missing.
    """

    first: str
    last: str
    numerator: float | None
    denominator: float | None
    value: float | None


@dataclass(frozen=True)
class Series:
    """The points, oldest first; `frozen` of them are the baseline (0: the median is of all).

    `measure` is whose series it is: the measure itself, or else those it is reckoned among.
    `months` is 1, or 3 where they are taken together. `counts`: the list size is not known, so
    patients are shown. `begins` is the first month after the baseline. `chart` is `None` where
    no point has a value.
    """

    measure: Measure
    points: tuple[Point, ...]
    frozen: int
    begins: str
    by_meeting: bool
    months: int
    counts: bool
    chart: RunChart | None

    @property
    def drawn(self) -> bool:
        """Whether there are points enough for a run chart."""
        return self.chart is not None and self.chart.n_values >= LEAST_POINTS

    @property
    def after(self) -> float | None:
        """The median of the points after the baseline."""
        values = [one.value for one in self.points[self.frozen :] if one.value is not None]
        return median(values) if self.frozen and values else None


def series(measure: Measure, own: Comparison, agreed: Agreed) -> Series | None:
    """The measure's own months, or of those it is reckoned among; `None` when there are none."""
    for shown in (measure, *_reckoned_among(measure)):
        months = _joined(shown, own)
        if months:
            return _made(shown, months, *_cut(months, own, agreed))
    return None


def _reckoned_among(measure: Measure) -> Iterator[Measure]:
    """Reported measures whose patients are this one's denominator."""
    of = measure.denominator
    for one in reported():
        part = one.numerator
        if of.rule == part.rule == "any" and of.classes == part.classes and not of.codes:
            yield one


def _joined(measure: Measure, own: Comparison) -> list[Month]:
    """The months of both summaries, those between them without numbers."""
    sides = (own.before, own.after)
    if any(one.measures.get(measure.id, (0,))[0] != measure.version for one in sides):
        return []
    known = {month.month: month for one in sides for month in one.monthly.get(measure.id, ())}
    if not known:
        return []
    missing = Cell(None)
    names = _names(min(known), max(known))
    return [known.get(name, Month(name, missing, missing)) for name in names]


def _names(first: str, last: str) -> list[str]:
    numbers = (12 * int(name[:4]) + int(name[5:]) - 1 for name in (first, last))
    low, high = numbers
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(low, high + 1)]


def _cut(months: Sequence[Month], own: Comparison, agreed: Agreed) -> tuple[str, bool]:
    """The first month after the baseline, and whether a meeting set it."""
    for day in agreed.meetings[:1]:
        if sum(one.month < _month(day) for one in months) >= LEAST_FROZEN:
            return _month(day), True
    return _month(own.after.first), False


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _made(measure: Measure, months: Sequence[Month], begins: str, by_meeting: bool) -> Series:
    counts = measure.denominator.rule == "list_size" and any(
        one.numerator.number is not None and one.denominator.number is None for one in months
    )
    known = [one.numerator.number for one in months if one.numerator.number is not None]
    together = TOGETHER if known and median(known) < LEAST_MEDIAN else 1
    before = [one for one in months if one.month < begins]
    after = months[len(before) :]
    scale = None if counts else measure.denominator.per or 1
    # Whole groups of months, counted from the end of the baseline, so that none lies on both sides.
    before = before[len(before) % together :]
    points = [
        *(_point(part, scale) for part in _parts(before, together)),
        *(_point(part, scale) for part in _parts(after, together) if len(part) == together),
    ]
    frozen = len(before) // together
    enough = sum(point.value is not None for point in points[:frozen]) >= LEAST_FROZEN
    frozen = frozen if enough and frozen < len(points) else 0
    values = [point.value for point in points]
    chart = None
    if any(value is not None for value in values):
        chart = run_chart(values, freeze_at=frozen or None)
    return Series(measure, tuple(points), frozen, begins, by_meeting, together, counts, chart)


def _parts(months: Sequence[Month], together: int) -> list[Sequence[Month]]:
    return [months[place : place + together] for place in range(0, len(months), together)]


def _point(part: Sequence[Month], scale: int | None) -> Point:
    """Months together; a gap where one of them is."""
    first, last = part[0].month, part[-1].month
    numerators = [one.numerator.number for one in part]
    denominators = [one.denominator.number for one in part]
    if any(one is None for one in numerators) or (scale and not all(denominators)):
        return Point(first, last, None, None, None)
    x = sum(one or 0 for one in numerators) / len(part)
    n = sum(one or 0 for one in denominators) / len(part)
    return Point(first, last, x, n if scale else None, x * scale / n if scale else x)
