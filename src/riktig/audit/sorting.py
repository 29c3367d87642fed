"""Where each row goes: recalled first, then duplicate, then by its class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from riktig.audit.doubt import doubt_of, without_doubtful
from riktig.audit.duplicates import settle_duplicates
from riktig.audit.kinds import Kinds
from riktig.audit.options import Period
from riktig.audit.result import PARTS, Ledger, OwnRow
from riktig.extract.record import Event, Reading, Record
from riktig.measures.content import Content


def own_rows(
    records: Sequence[Record],
    period: Period,
    event: Event,
    kinds: Kinds,
    *,
    sums: bool = False,
) -> list[OwnRow]:
    """Every row with what it counts as; only rows of the event in the period are counted.

    Of these, rows for palliative treatment or cancer (`Record.excluded_for`) are held outside.
    `sums`: a row may be all that a patient had in the period.
    """
    records, repeated = settle_duplicates(records)
    doubt = doubt_of(records, sums=sums)
    rows = []
    for position, record in enumerate(records):
        if record.recalled or position in repeated:
            part = "recalled" if record.recalled else "duplicate"
            rows.append(OwnRow(record, part, "", False, False, None, None))
            continue
        kind = kinds.of(record)
        sure = without_doubtful(record, kind.content.ddd_per_unit, doubt)
        if kind.part != "in_scope":
            outside = (kind.by_name, False, None, None, kind.atc, sure is not record)
            rows.append(OwnRow(sure, kind.part, "", *outside))
            continue
        counted = is_counted(record, period, event)
        ddd, omeq = _amounts(sure, kind.content)
        omeq = omeq if kind.omeq else None
        doubtful = kind.doubtful or sure is not record
        held = (kind.class_id, kind.by_name, counted, ddd, omeq, kind.atc, doubtful)
        rows.append(OwnRow(sure, "in_scope", *held))
    return rows


def is_counted(record: Record, period: Period, event: Event) -> bool:
    """Whether a record in scope is counted in a period: of the event, and not held outside."""
    first, last = period
    return record.event == event and first <= record.day <= last and record.excluded_for is None


def _amounts(record: Record, holds: Content) -> tuple[float | None, float | None]:
    """DDD as stated, else from units; OMEQ from units, else from the stated DDD."""
    units, ddd, omeq = record.units, record.ddd, None
    if units is not None:
        if ddd is None and holds.ddd_per_unit is not None:
            ddd = units * holds.ddd_per_unit
        if holds.omeq_per_unit is not None:
            omeq = units * holds.omeq_per_unit
    if omeq is None and record.ddd is not None and holds.omeq_per_ddd is not None:
        omeq = record.ddd * holds.omeq_per_ddd
    return ddd, omeq


def ledger(
    reading: Reading, rows: Sequence[OwnRow], period: Period, event: Event, omeq: set[str]
) -> Ledger:
    """The rows counted up; `omeq` are the classes for which OMEQ is reckoned."""
    parts = Counter(row.part for row in rows)
    parts["rejected"] = len(reading.rejected)
    problems = Counter(problem.code for problem in reading.rejected)
    remarks: Counter[str] = Counter()
    for row in rows:
        remarks.update(remarks_of(row, period, event, omeq))
    return Ledger(
        rows_read=reading.rows_read,
        **{part: parts[part] for part in PARTS},
        problems=tuple(sorted(problems.items()) + sorted(remarks.items())),
    )


def remarks_of(row: OwnRow, period: Period, event: Event, omeq: set[str]) -> list[str]:
    """What the ledger remarks on a row that was read; `omeq` as in `ledger`."""
    remarks = ["classified_by_name"] if row.by_name else []
    if row.part != "in_scope":
        return remarks
    if not row.counted:
        return [*remarks, _why_not_counted(row.record, period, event)]
    if row.ddd is None:
        remarks.append("no_amount")
    if row.omeq_mg is None and row.class_id in omeq:
        remarks.append("no_omeq")
    if row.doubtful:
        remarks.append("doubtful_amount")
    return remarks


def _why_not_counted(record: Record, period: Period, event: Event) -> str:
    """Why a row in scope is not counted: the first reason that fits."""
    if not period[0] <= record.day <= period[1]:
        return "outside_period"
    if record.event != event:
        return "other_event"
    return f"excluded_{record.excluded_for}"
