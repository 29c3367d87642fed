"""Two reviews side by side, and what chance alone may do.

The rule of the word "change" is one: a difference is *larger than chance alone usually gives*
when Fisher's exact test gives less than 5 % for it, else it *may be chance*. The test takes the
two lists of prescriptions as drawn apart; the six measures are looked at together, so one of
them may pass by chance, and the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from riktig.journal.count import Count, Review
from riktig.statistics.intervals import CONF
from riktig.statistics.two_by_two import fisher_exact

Verdict = Literal["beyond_chance", "maybe_chance", "same", "unknown"]
LEVEL: Final = 1 - CONF


@dataclass(frozen=True)
class MeasureChange:
    """One measure before and after."""

    before: Count
    after: Count
    verdict: Verdict


def changes(before: Review, after: Review) -> tuple[MeasureChange, ...]:
    """Each measure of two reviews, in their order. Both hold all measures, as they must."""
    earlier = {one.measure.id: one for one in before.counts}
    return tuple(
        MeasureChange(earlier[one.measure.id], one, verdict(earlier[one.measure.id], one))
        for one in after.counts
    )


def verdict(before: Count, after: Count) -> Verdict:
    """What may be said of the difference."""
    first = (before.numerator, before.denominator)
    second = (after.numerator, after.denominator)
    if not (first[1] and second[1]):
        return "unknown"
    if first[0] * second[1] == second[0] * first[1]:
        return "same"
    return "beyond_chance" if fisher_exact(*first, *second) < LEVEL else "maybe_chance"
