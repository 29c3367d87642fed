"""The parts of a summary beside its measures: months, and the patients of both years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from riktig.compare import cells
from riktig.compare.parts import Month, SameMeasure, SamePatients


def months(
    found: Sequence[Mapping[str, Any]], period: tuple[date, date], *, shared: bool
) -> dict[str, tuple[Month, ...]]:
    """The series by measure, each in the order of its months, all within the period."""
    series: dict[str, dict[str, Month]] = {}
    first, last = (str(day)[:7] for day in period)
    for one in found:
        entry = _month(one, shared=shared)
        held = series.setdefault(cells.name(one["id"]), {})
        if entry.month in held or not first <= entry.month <= last:
            raise ValueError("a month twice, or outside the period")
        held[entry.month] = entry
    return {name: tuple(held[month] for month in sorted(held)) for name, held in series.items()}


def _month(one: Mapping[str, Any], *, shared: bool) -> Month:
    entry = Month(
        cells.month(one["month"]),
        cells.cell(one["numerator"], hidden=shared),
        cells.cell(one["denominator"]),
    )
    x, n = entry.numerator.number, entry.denominator.number
    if x is not None and n is not None and x > n:
        raise ValueError("numerator above denominator")
    return entry


def same_patients(found: Any, first_day_now: date) -> SamePatients | None:
    """The patients of both years, when the summary tells of them."""
    if found is None:
        return None
    first, last = (date.fromisoformat(found["period"][end]) for end in ("from", "to"))
    if not first <= last < first_day_now:
        raise ValueError("not a year before")
    made = SamePatients(
        first=first,
        last=last,
        patients=cells.count(found["patients"]),
        left=cells.count(found["left"]),
        came=cells.count(found["came"]),
        users_alone=cells.truth(found["users_alone"]),
        measures=tuple(map(_same_measure, found["measures"])),
    )
    if len({one.id for one in made.measures}) < len(made.measures):
        raise ValueError("a measure twice")
    if any(max(one.then, one.now) > made.patients for one in made.measures):
        raise ValueError("more of the patients than there are")
    return made


def _same_measure(one: Mapping[str, Any]) -> SameMeasure:
    return SameMeasure(
        cells.name(one["id"]),
        cells.integer(one["version"]),
        *(cells.count(one[name]) for name in ("stayed", "ended", "began")),
    )
