"""The audit's rows as measures take them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from riktig.audit.options import Period
from riktig.audit.result import OwnRow
from riktig.extract.record import Event
from riktig.measures.fluids import is_fluid
from riktig.measures.groups import groups_are_sourced, prescription_groups
from riktig.measures.rules import coverage
from riktig.measures.uses import ByClass, Use, Window, by_class

GROUPS_AB: Final = ("A", "B")
_GROUPED_PARTS: Final = ("in_scope", "out_of_scope", "not_classified")


def window(
    rows: Sequence[OwnRow],
    period: Period,
    days: Period,
    event: Event,
    list_size: int | None,
    *,
    grouped: bool = False,
) -> Window:
    """The period's uses; `days` are the extract's first and last.

    `grouped`: the file has a column of prescription groups.
    """
    uses, known = _grouped(rows, period, event, stated=grouped)
    return Window(
        uses=by_class(use_of(row) for row in rows if row.counted),
        first_day=period[0].toordinal(),
        last_day=period[1].toordinal(),
        list_size=list_size,
        before=_before(rows, period, event),
        history_days=_history_days(period, days),
        grouped=uses,
        groups_known=known,
        known_to=days[1].toordinal(),
    )


def month_of(whole: Window, period: Period) -> Window:
    """The part of a window that lies in a month."""
    first, last = (day.toordinal() for day in period)
    uses = {
        name: [use for use in some if first <= use.day <= last] for name, some in whole.uses.items()
    }
    return Window({n: some for n, some in uses.items() if some}, first, last, whole.list_size)


def use_of(row: OwnRow) -> Use:
    """A row as measures take it. The units of a fluid are not counted."""
    record = row.record
    fluid = is_fluid(record.product, record.strength_unit)
    return Use(
        patient=record.patient,
        day=record.day.toordinal(),
        class_id=row.class_id,
        ddd=record.ddd if row.ddd is None else row.ddd,
        omeq=row.omeq_mg,
        units=None if fluid else record.units,
        atc=row.atc,
        birth_year=record.birth_year,
        units_at_once=None if fluid else record.units_at_once,
    )


def _before(rows: Iterable[OwnRow], period: Period, event: Event) -> ByClass:
    """What tells who is not new: uses before the period, and those in it that are held outside."""
    first, last = period
    return by_class(
        use_of(row)
        for row in rows
        if row.part == "in_scope"
        and row.record.event == event
        and (row.record.day < first or (row.record.day <= last and not row.counted))
    )


def _history_days(period: Period, days: Period) -> int:
    """Days before the period that the extract holds, a quiet first week counted in."""
    held = (period[0] - days[0]).days
    return held + coverage().rolling_slack_days if held > 0 else 0


def in_groups(row: OwnRow, period: Period, event: Event) -> bool:
    """Whether a row is one that the measures of reseptgruppe ask for the group of."""
    inside = row.part in _GROUPED_PARTS and row.record.event == event
    return inside and period[0] <= row.record.day <= period[1]


def group_of(row: OwnRow) -> str | None:
    """The prescription group of a row: the file's own, else that of the clinical tables."""
    return row.record.prescription_group or prescription_groups().get(row.atc)


def _grouped(
    rows: Iterable[OwnRow], period: Period, event: Event, *, stated: bool
) -> tuple[list[tuple[str, Use]], bool]:
    """Uses of reseptgruppe A and B in the period, whatever their class; whether these are all.

    Where the file states groups, every row must have one or be of a substance whose group is
    sourced; where it does not, the tables must know every substance in scope.
    """
    uses: list[tuple[str, Use]] = []
    known = stated or groups_are_sourced()
    if not known:
        return uses, False
    for row in rows:
        if not in_groups(row, period, event):
            continue
        letter = group_of(row)
        if letter in GROUPS_AB:
            uses.append((letter, use_of(row)))
        elif letter is None and (stated or row.part == "in_scope"):
            known = False
    return uses, known
