"""Counts of patients beside the share: when they go another way, and when it is about as before."""

from __future__ import annotations

from typing import Final

from riktig.compare import MeasureChange, Side
from riktig.measures.measure import Measure
from riktig.text import format_number, has_text, text

# About as before: fewer than two patients from as many as the earlier share would give. Chosen
# here: what one patient makes is not worth telling as a way.
ALIKE: Final = 2


def about_alike(change: MeasureChange) -> bool:
    """Whether the count after is about as many as the value before would give, and not equal."""
    before, after = _counts(change.before), _counts(change.after)
    if before is None or after is None or not change.difference:
        return False
    return abs(after[0] - before[0] * after[1] / before[1]) < ALIKE


def patients_otherwise(change: MeasureChange) -> str:
    """`same`, `lower` or `higher`: how the patients went where the value went another way.

    Empty where both went one way, where the value did not move, and where a count is hidden.
    """
    before, after = _counts(change.before), _counts(change.after)
    if before is None or after is None or not change.difference:
        return ""
    step = after[0] - before[0]
    if step == 0:
        return "same"
    return "" if (step > 0) == (change.difference > 0) else "higher" if step > 0 else "lower"


def patients_said(measure: Measure, change: MeasureChange) -> str:
    """Both counts and what they are of; empty where they went the way the value did."""
    way = patients_otherwise(change)
    if not way:
        return ""
    # The value is higher with no more patients only when it is of fewer, and the other way.
    of_way = "lower" if (change.difference or 0) > 0 else "higher"
    named = f"messages.of.{measure.denominator.rule}_{of_way}"
    key = named if has_text(named) else f"messages.of.{of_way}"
    of = text(key, **_written(change.before.denominator.number, change.after.denominator.number))
    both = _written(change.before.numerator.number, change.after.numerator.number)
    return text(f"messages.patients.{way}", of=of, **both)


def _counts(side: Side) -> tuple[int, int] | None:
    x, n = side.numerator.number, side.denominator.number
    return None if x is None or not n or side.status != "ok" else (x, n)


def _written(before: int | None, after: int | None) -> dict[str, str]:
    return {"before": format_number(before or 0), "after": format_number(after or 0)}
