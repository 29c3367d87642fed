"""One measure in both years: for everyone, and for the patients of both."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from riktig.measures.calculate import calculate
from riktig.measures.result import OK, Result
from riktig.measures.uses import Window
from riktig.past.result import Counts, Pair, Paired


def pair(now: Result, then: Window, days_now: int, both: AbstractSet[int]) -> Pair:
    """The audit's own result beside the measure in the earlier window.

    Whether a patient is counted follows from the patient's own rows alone, so a measure among
    the patients of both years is the measure of all, less the others.
    """
    before = calculate(now.measure, then)
    counts = _counts(before, now, then.days, days_now)
    return Pair(before, now, counts, paired(before, now, both))


def _counts(then: Result, now: Result, days_then: int, days_now: int) -> Counts | None:
    a, b = now.numerator, then.numerator
    if a is None or b is None:
        return None
    if now.measure.denominator.rule == "list_size":
        return Counts(a, days_now, b, days_then)
    sides = (now, then)
    if not all(side.status == OK and side.denominator for side in sides):
        return None
    return Counts(a, now.denominator or 0, b, then.denominator or 0)


def paired(then: Result, now: Result, both: AbstractSet[int]) -> Paired | None:
    """The measure among the patients of both years; `None` where a year cannot be counted."""
    if then.numerator is None or now.numerator is None:
        return None
    before, after = (set(side.patients) & both for side in (then, now))
    return Paired(len(before & after), len(before - after), len(after - before))
