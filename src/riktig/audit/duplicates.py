"""Which records say again what another has said.

The rule (docs/reference/summary-schema.md):

* With a prescription number: the same patient, prescription, event, day and
  product. Two messages of one prescription on one day are versions of it, and
  the one with the largest amount is kept. Dispensings must also have the same
  amounts, since a pharmacy may give out two packs as two rows.
* Without one: equal in everything but file and row. Two packs given out as two
  exactly equal rows without a number therefore count once; the ledger says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riktig.extract.record import Record


def duplicates(records: Sequence[Record]) -> set[int]:
    """Positions of records that repeat another; recalled ones take no part."""
    kept: dict[tuple[Any, ...], int] = {}
    repeated: set[int] = set()
    for position, record in enumerate(records):
        if record.recalled:
            continue
        key = _key(record)
        other = kept.setdefault(key, position)
        if other == position:
            continue
        if _amount(record) > _amount(records[other]):
            kept[key] = position
            repeated.add(other)
        else:
            repeated.add(position)
    return repeated


def _key(record: Record) -> tuple[Any, ...]:
    """Equal for records that are one and the same."""
    if record.prescription is None:
        return record[2:]
    if record.event == "prescribed":
        return (record.patient, record.prescription, record.day, *record[5:9])
    return (record.patient, record.prescription, record.day, record.event, *record[5:11])


def _amount(record: Record) -> tuple[float, float, str, str]:
    """The largest is kept; of equal amounts the one that says most of why and of which group."""
    return (
        -1.0 if record.ddd is None else record.ddd,
        -1.0 if record.units is None else record.units,
        record.excluded_for or "",
        record.prescription_group or "",
    )
