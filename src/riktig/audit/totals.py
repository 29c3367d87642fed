"""Totals of the period: each class, and each whole month of measures with a series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import fsum

from riktig.audit.options import Period
from riktig.audit.period import covers
from riktig.audit.result import ClassTotal, Month, OtherTotal, OwnRow
from riktig.audit.windows import GROUPS_AB, group_of, month_of
from riktig.extract.record import Event
from riktig.measures.calculate import denominator_of, numerator_patients
from riktig.measures.measure import Measure
from riktig.measures.scope import classes
from riktig.measures.uses import Window

_DECIMALS = 3


def class_totals(rows: Iterable[OwnRow]) -> tuple[ClassTotal, ...]:
    """Every class, also those without a row."""
    held: dict[str, list[OwnRow]] = {}
    for row in rows:
        if row.counted:
            held.setdefault(row.class_id, []).append(row)
    return tuple(_total(one.id, one.omeq, held.get(one.id, [])) for one in classes())


def other_group_ab(rows: Iterable[OwnRow], period: Period, event: Event) -> OtherTotal:
    """Rows out of scope, of the event in the period, that are of reseptgruppe A or B."""
    held = [
        row.record
        for row in rows
        if row.part == "out_of_scope"
        and row.record.event == event
        and period[0] <= row.record.day <= period[1]
        and group_of(row) in GROUPS_AB
    ]
    return OtherTotal(
        rows=len(held),
        patients=len({record.patient for record in held}),
        ddd=_sum([record.ddd for record in held]),
        ddd_rows=sum(record.ddd is not None for record in held),
    )


def _total(class_id: str, omeq: bool, rows: Sequence[OwnRow]) -> ClassTotal:
    return ClassTotal(
        id=class_id,
        rows=len(rows),
        patients=len({row.record.patient for row in rows}),
        ddd=_sum([row.ddd for row in rows]),
        omeq_mg=_sum([row.omeq_mg for row in rows]) if omeq else None,
        ddd_rows=sum(row.ddd is not None for row in rows),
        omeq_rows=sum(row.omeq_mg is not None for row in rows),
    )


def _sum(amounts: Sequence[float | None]) -> float | None:
    """The known amounts together; `None` when there are amounts and none is known."""
    known = [amount for amount in amounts if amount is not None]
    if amounts and not known:
        return None
    # fsum: the same total in whatever order the rows stand.
    return round(fsum(known), _DECIMALS)


def monthly(
    measures: Iterable[Measure], whole: Window, period: Period, days: Period
) -> tuple[Month, ...]:
    """Whole calendar months of the period that the extract covers."""
    series = [measure for measure in measures if measure.series]
    found = []
    for month in whole_months(period):
        if covers(days, month, given=True):
            held = month_of(whole, month)
            found += [_month(one, f"{month[0]:%Y-%m}", held) for one in series]
    return tuple(found)


def _month(measure: Measure, name: str, held: Window) -> Month:
    patients = numerator_patients(measure, held, measure.days_rule)
    by_list = measure.denominator.rule == "list_size"
    denominator = held.list_size if by_list else denominator_of(measure, held)
    return Month(name, measure.id, len(patients), denominator)


def whole_months(period: Period) -> list[Period]:
    """The calendar months that lie wholly in a period."""
    found = []
    first = period[0].replace(day=1)
    while first <= period[1]:
        last = _next_month(first) - timedelta(days=1)
        if period[0] <= first and last <= period[1]:
            found.append((first, last))
        first = _next_month(first)
    return found


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
