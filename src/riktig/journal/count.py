"""The rows counted: each measure's numerator and denominator, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from riktig.journal.load import review_measures
from riktig.journal.measure import ReviewMeasure
from riktig.journal.rows import Row
from riktig.statistics import Interval, proportion_interval


@dataclass(frozen=True)
class Count:
    """One measure of one review.

    `told` is how many rows gave each answer, `unanswered` among them; empty for a review read
    from a file, which holds the two counts alone.
    """

    measure: ReviewMeasure
    numerator: int
    denominator: int
    told: Mapping[str, int] = field(default_factory=dict)

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; `None` of nothing."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def interval(self) -> Interval | None:
        """The exact 95 % interval (Clopper-Pearson), 0 to 1; `None` of nothing."""
        if not self.denominator:
            return None
        return proportion_interval(self.numerator, self.denominator)

    @property
    def room(self) -> int:
        """How many prescriptions could still go the way that is wanted."""
        return self.measure.room(self.numerator, self.denominator)


@dataclass(frozen=True)
class Review:
    """One review: how many prescriptions were looked up, and each measure's count.

    `dated` is the day it was saved, as `YYYY-MM-DD`, when it was read from a file.
    """

    reviewed: int
    counts: tuple[Count, ...]
    groups: Mapping[str, int] = field(default_factory=dict)
    dated: str | None = None


def count(rows: Sequence[Row]) -> Review:
    """Counts the rows. Their order changes nothing."""
    groups = Counter(row.group for row in rows if row.group)
    return Review(
        reviewed=len(rows),
        counts=tuple(_count(measure, rows) for measure in review_measures()),
        groups=dict(groups),
    )


def _count(measure: ReviewMeasure, rows: Sequence[Row]) -> Count:
    told = Counter(row.answer(measure.field) for row in rows)
    return Count(
        measure=measure,
        numerator=sum(told[answer] for answer in measure.counted),
        denominator=sum(told[answer] for answer in measure.of),
        told=dict(told),
    )
