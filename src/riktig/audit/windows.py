"""The audit's rows as measures take them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riktig.audit.options import Period
from riktig.audit.result import OwnRow
from riktig.extract.record import Event
from riktig.measures.groups import groups_are_sourced, prescription_groups
from riktig.measures.rules import coverage
from riktig.measures.uses import ByClass, Use, Window, by_class

_FLUID = "mg/ml"


def window(
    rows: Sequence[OwnRow], period: Period, days: Period, event: Event, list_size: int | None
) -> Window:
    """The period's uses; `days` are the extract's first and last."""
    return Window(
        uses=by_class(_use(row) for row in rows if row.counted),
        first_day=period[0].toordinal(),
        last_day=period[1].toordinal(),
        list_size=list_size,
        before=_before(rows, period, event),
        history_days=_history_days(period, days),
        grouped=_grouped(rows, period, event) if groups_are_sourced() else (),
    )


def month_of(whole: Window, period: Period) -> Window:
    """The part of a window that lies in a month."""
    first, last = (day.toordinal() for day in period)
    uses = {
        name: [use for use in some if first <= use.day <= last] for name, some in whole.uses.items()
    }
    return Window({n: some for n, some in uses.items() if some}, first, last, whole.list_size)


def _use(row: OwnRow) -> Use:
    record = row.record
    fluid = record.strength_unit == _FLUID
    return Use(
        patient=record.patient,
        day=record.day.toordinal(),
        class_id=row.class_id,
        ddd=record.ddd if row.ddd is None else row.ddd,
        omeq=row.omeq_mg,
        units=None if fluid else record.units,
        atc=row.atc,
        birth_year=record.birth_year,
    )


def _before(rows: Iterable[OwnRow], period: Period, event: Event) -> ByClass:
    return by_class(
        _use(row)
        for row in rows
        if row.part == "in_scope" and row.record.day < period[0] and row.record.event == event
    )


def _history_days(period: Period, days: Period) -> int:
    """Days before the period that the extract holds, a quiet first week counted in."""
    held = (period[0] - days[0]).days
    return held + coverage().rolling_slack_days if held > 0 else 0


def _grouped(rows: Iterable[OwnRow], period: Period, event: Event) -> list[tuple[str, Use]]:
    """Uses of a prescription group, in the audit's classes or not."""
    letters = prescription_groups()
    return [
        (letters[row.atc], _use(row))
        for row in rows
        if row.atc in letters
        and row.part in ("in_scope", "out_of_scope")
        and row.record.event == event
        and period[0] <= row.record.day <= period[1]
    ]
