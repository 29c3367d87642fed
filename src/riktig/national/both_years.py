"""The patients of both years: `riktig.past.both_years` and its part of a private summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from riktig.audit.options import Period
from riktig.measures.load import reported
from riktig.measures.result import Result
from riktig.national.calculate import Counted, calculate
from riktig.national.counted import IN_SCOPE, NOT_CLASSIFIED, Sorted, Spans, windows
from riktig.national.rows import NONE, Array
from riktig.national.windows import Windows
from riktig.past.result import Paired
from riktig.past.years import holds_both, year_before
from riktig.summary.same_patients import told_of


def same_patients(
    held: Sorted,
    spans: Spans,
    days: Spans,
    counted: Mapping[str, Counted],
    results: Mapping[str, Sequence[Result]],
) -> list[dict[str, Any] | None]:
    """The field `same_patients` of each prescriber whose extract holds the year before too."""
    earlier = [_earlier(*pair) for pair in zip(spans.days, days.days, strict=True)]
    found: list[dict[str, Any] | None] = [None] * len(earlier)
    if not any(earlier):
        return found
    then_spans = _spans(earlier, spans)
    nobody = np.full(len(earlier), NONE)
    then = windows(held, then_spans, days, nobody, np.zeros(len(earlier), bool))
    there = _present(held, then_spans), _present(held, spans)
    both = there[0] & there[1]
    sizes = [
        then.per_prescriber(one).tolist() for one in (both, there[0] & ~both, there[1] & ~both)
    ]
    alone = _users_alone(held, then_spans, spans)
    measures = _measures(then, both, counted, results)
    for place, period in enumerate(earlier):
        if period is not None:
            stay, left, came = (size[place] for size in sizes)
            found[place] = told_of(period, stay, left, came, alone[place], measures[place])
    return found


def _earlier(period: Period, days: Period) -> Period | None:
    earlier = year_before(period)
    return earlier if earlier and holds_both(days, period, earlier) else None


def _spans(periods: Sequence[Period | None], now: Spans) -> Spans:
    """The earlier periods; where there is none, from a day to the day before."""
    ends = [(1, 0) if one is None else tuple(day.toordinal() for day in one) for one in periods]
    first, last = np.array(ends, np.int64).T
    return Spans(first, last, now.dispensed)


def _present(held: Sorted, spans: Spans) -> Array:
    """Patients with a row of whatever medicine and event in a period."""
    found = np.zeros(len(held.prescriber_of), bool)
    found[held.rows.patient[_inside(held, spans)]] = True
    return found


def _inside(held: Sorted, spans: Spans) -> Array:
    rows, of = held.rows, held.rows.prescriber
    inside = (rows.day >= spans.first[of]) & (rows.day <= spans.last[of])
    found: Array = inside & (held.part <= NOT_CLASSIFIED)
    return found


def _users_alone(held: Sorted, then: Spans, now: Spans) -> list[bool]:
    """Whose rows of both years are all in scope."""
    others = (_inside(held, then) | _inside(held, now)) & (held.part != IN_SCOPE)
    numbers = np.bincount(held.rows.prescriber[others], minlength=len(held.states_groups))
    alone: list[bool] = (numbers == 0).tolist()
    return alone


def _measures(
    then: Windows,
    both: Array,
    counted: Mapping[str, Counted],
    results: Mapping[str, Sequence[Result]],
) -> list[list[tuple[Any, Paired]]]:
    """The reported measures that both years can count, of each prescriber."""
    found: list[list[tuple[Any, Paired]]] = [[] for _ in range(then.prescribers)]
    for measure in reported():
        before = calculate(measure, then)
        a, b = before.patients & both, counted[measure.id].patients & both
        numbers = [then.per_prescriber(one).tolist() for one in (a & b, a & ~b, b & ~a)]
        for place, (old, new) in enumerate(zip(before.results, results[measure.id], strict=True)):
            if old.numerator is not None and new.numerator is not None:
                stayed, ended, began = (number[place] for number in numbers)
                found[place].append((measure, Paired(stayed, ended, began)))
    return found
