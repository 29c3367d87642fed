"""A first look at every file: what it is, so that a run never mixes inputs, and its days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa

from riktig.national import cells
from riktig.national.dataset import Partition
from riktig.national.rows import Array
from riktig.national.tables import tables_of

_COLUMNS: Final = ("day", "event_column", "status")


class Looked(NamedTuple):
    """A hash of some files' names and bytes, and the days and events of their usable rows."""

    digest: str
    rows: int
    first_day: int | None
    last_day: int | None
    events: tuple[str, ...]


def look(partitions: Sequence[Partition]) -> Looked:
    """Reads the files of some prescribers once. A recalled row has no day."""
    digest = digest_of(partitions)
    rows = 0
    days: list[int] = []
    events: set[str] = set()
    for table, _, _ in tables_of(partitions, _COLUMNS):
        rows += table.num_rows
        day, dispensed = _usable(table)
        if len(day):
            days += [int(day.min()), int(day.max())]
            events |= {"dispensed" if one else "prescribed" for one in np.unique(dispensed)}
    first, last = min(days, default=None), max(days, default=None)
    return Looked(digest, rows, first, last, tuple(sorted(events)))


def digest_of(partitions: Sequence[Partition]) -> str:
    """A hash of the names and the bytes of some prescribers' files."""
    whole = sha256()
    for partition in partitions:
        for path in partition.paths:
            whole.update(f"{partition.prescriber}/{path.name}\n".encode())
            whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _usable(table: pa.Table) -> tuple[Array, Array]:
    """The days of the usable rows, and whether each is a dispensing."""
    coding = cells.Coding()
    day, bad = cells.read_days(table["day"], coding)
    dispensed, bad_event = cells.read_events(table["event_column"], coding)
    usable = (bad == cells.FINE) & (bad_event == cells.FINE)
    if "status" in table.column_names:
        recalled, bad_status = cells.read_recalled(table["status"], coding)
        usable &= (recalled == 0) & (bad_status == cells.FINE)
    return day[usable], dispensed[usable]


def together(looked: Iterable[Looked]) -> Looked:
    """What was seen of all the files, in the order of the parts."""
    every = list(looked)
    whole = sha256("\n".join(one.digest for one in every).encode())
    return Looked(
        whole.hexdigest(),
        sum(one.rows for one in every),
        min((one.first_day for one in every if one.first_day is not None), default=None),
        max((one.last_day for one in every if one.last_day is not None), default=None),
        tuple(sorted({event for one in every for event in one.events})),
    )


def days_of(looked: Looked) -> tuple[date, date] | None:
    """The first and the last day of the extract; `None` when no row is usable."""
    if looked.first_day is None or looked.last_day is None:
        return None
    return date.fromordinal(looked.first_day), date.fromordinal(looked.last_day)
