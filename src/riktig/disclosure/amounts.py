"""Amounts of a class that limit a masked count, and sums that tell of a withheld amount."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from riktig.disclosure.nested import Known, sides
from riktig.disclosure.primary import MASK_BELOW, SUPPRESSED, withhold_value
from riktig.measures.measure import Part
from riktig.measures.within import SUMMED

_LARGEST_MASKED: Final = MASK_BELOW - 1
_OMEQ: Final = "omeq_per_day"
_CELLS: Final = {"ddd": "ddd", "omeq": "omeq_mg"}


def withhold_amounts(one: Known, known: Sequence[Known], summary: dict[str, Any]) -> None:
    """Withholds the amounts of a masked numerator's classes where they would limit it.

    From above: every patient counted has at least the threshold. From below: where a
    higher threshold is reached by nobody, nobody has more than that.
    """
    part = one.measure.numerator
    masked = one.shown["status"] == SUPPRESSED and one.shown["numerator"] is None
    if not masked or part.at_least is None:
        return
    days = _days(summary["period"])
    field = "omeq_mg" if part.rule == _OMEQ else "ddd"
    for side in filter(None, sides(part)):
        totals = [summary["classes"][name] for name in side]
        if any(total[field] is None for total in totals):
            continue
        if _limits(one, known, totals, field, days):
            for total in totals:
                total.update(ddd=None, omeq_mg=None)


def _limits(
    one: Known, known: Sequence[Known], totals: list[dict[str, Any]], field: str, days: int
) -> bool:
    if any(total["rows"] is None or total["patients"] is None for total in totals):
        return True  # typed, or masked: how few the rows are cannot be told
    amount = sum(total[field] for total in totals)
    # Days covered are DDD rounded up, at most one more for each row.
    most = amount + (sum(total["rows"] for total in totals) if field == "ddd" else 0)
    needed = sum(
        _upper(other) * _threshold(other.measure.numerator, days)
        for other in known
        if other is one or _beside(other.measure.numerator, one.measure.numerator)
    )
    if most < needed:
        return True
    patients = max(total["patients"] for total in totals)
    return _nobody_above(one, known) and amount > patients * _threshold(one.measure.numerator, days)


def _upper(known: Known) -> int:
    """The most a numerator can be, a masked one being 1-4."""
    shown = known.shown["numerator"]
    return _LARGEST_MASKED if shown is None else int(shown)


def _threshold(part: Part, days: int) -> float:
    """The amount each patient counted has at least."""
    return (part.at_least or 0.0) * (days if part.rule == _OMEQ else 1)


def _beside(other: Part, part: Part) -> bool:
    """Whether another threshold takes of the same amounts."""
    same = other.rule == part.rule and other.rule in SUMMED
    return same and other != part and set(other.classes) <= set(part.classes)


def _nobody_above(one: Known, known: Sequence[Known]) -> bool:
    part = one.measure.numerator
    return any(
        other.shown["numerator"] == 0
        and other.measure.numerator.rule == part.rule
        and set(part.classes) <= set(other.measure.numerator.classes)
        for other in known
    )


def _days(period: dict[str, str]) -> int:
    first, last = (date.fromisoformat(period[end]) for end in ("from", "to"))
    return (last - first).days + 1


def withhold_sums(known: Iterable[Known], classes: dict[str, Any]) -> None:
    """Withholds an amount per list when that of one of its classes is not shown."""
    for shown, measure in known:
        part = measure.numerator
        if part.rule != "amount":
            continue
        cells = [classes[name][_CELLS[part.amount]] for name in part.classes]
        if shown["value"] is not None and None in cells:
            withhold_value(shown)
