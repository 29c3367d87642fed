"""The parts of a summary beside its measures: months, and the patients of both years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from riktig.compare import cells
from riktig.compare.parts import Month, SameMeasure, SamePatients
from riktig.past.result import Paired
from riktig.summary.same_patients import check_same_patients


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


def same_patients(found: Mapping[str, Any]) -> SamePatients | None:
    """The patients of both years, when the summary tells of them."""
    check_same_patients(found)
    told = found.get("same_patients")
    if told is None:
        return None
    first, last = (date.fromisoformat(told["period"][end]) for end in ("from", "to"))
    return SamePatients(
        first=first,
        last=last,
        patients=told["patients"],
        left=told["left"],
        came=told["came"],
        users_alone=told["users_alone"],
        measures=tuple(_same(one) for one in told["measures"]),
    )


def _same(told: Mapping[str, Any]) -> SameMeasure:
    counts = Paired(*(told[name] for name in Paired._fields))
    return SameMeasure(told["id"], told["version"], counts)
