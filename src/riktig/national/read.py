"""Many prescribers' files to rows; the bad rows are counted by prescriber and code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from riktig.extract.cells import is_empty
from riktig.national import cells
from riktig.national.dataset import Partition
from riktig.national.products import read_products
from riktig.national.rows import NONE, Array, Product, Rows, joined
from riktig.national.tables import tables_of


class Read(NamedTuple):
    """The rows of some prescribers, and what of them could not be read."""

    rows: Rows
    products: list[Product]
    prescriber_of: Array  # patient -> prescriber
    rejected: tuple[Counter[str], ...]  # of each prescriber
    states_groups: Array  # which prescribers' rows say their prescription group
    synthetic: Array


class _Part(NamedTuple):
    """What one table gave: its rows, with places of keys for patients, and why a row is bad."""

    rows: Rows
    bad: Array
    letters_seen: Array


def read(partitions: Sequence[Partition]) -> Read:
    """Every row of every prescriber's files."""
    products: list[Product] = []
    coding = cells.Coding()
    synthetic = np.zeros(len(partitions), bool)
    parts = []
    for table, prescribers, made_up in tables_of(partitions):
        synthetic[made_up] = True
        parts.append(_part(table, prescribers, products, coding))
    rows, bad = joined([part.rows for part in parts]), np.concatenate([p.bad for p in parts])
    stated = np.concatenate([part.letters_seen for part in parts])
    rejected = tuple(Counter[str]() for _ in partitions)
    for place in np.flatnonzero(bad).tolist():
        rejected[rows.prescriber[place]][coding.codes[bad[place]]] += 1
    states_groups = np.zeros(len(partitions), bool)
    states_groups[rows.prescriber[stated]] = True
    rows = rows.at(bad == cells.FINE)
    people, different = pd.factorize(rows.prescriber * (len(coding.patients) + 1) + rows.patient)
    return Read(
        rows.with_columns(patient=people.astype(np.int64)),
        products,
        different // (len(coding.patients) + 1),
        rejected,
        states_groups,
        synthetic,
    )


def _part(
    table: pa.Table, prescribers: Array, products: list[Product], coding: cells.Coding
) -> _Part:
    """The rows of one table. The first problem of a row, in the plain reader's order, is told."""
    count = table.num_rows
    columns = {name: table[name] for name in table.column_names}
    patient, *bad = cells.read_patients(columns["patient"], coding)
    day, no_day = cells.read_days(columns["day"], coding)
    product, no_product = read_products(columns, count, products, coding)
    dispensed, no_event = cells.read_events(columns["event_column"], coding)
    units, no_units = _amounts(columns, "units", count, coding)
    ddd, no_ddd = _amounts(columns, "ddd", count, coding)
    recalled, no_status = _whole(columns, "status", count, coding)
    found = np.zeros(count, np.int16)
    for one in (*bad, no_day, no_product, no_event, no_units, no_ddd, no_status):
        found = np.where(found == cells.FINE, one, found)
    letter, _ = _whole(columns, "prescription_group", count, coding)
    rows = Rows(
        prescribers,
        patient,
        day,
        dispensed.astype(bool),
        product,
        units,
        ddd,
        _whole(columns, "birth_year", count, coding)[0],
        _whole(columns, "prescription", count, coding)[0],
        recalled.astype(bool),
        letter,
        _whole(columns, "reimbursement", count, coding)[0],
    )
    return _Part(rows, found, _said(columns.get("prescription_group"), count))


def _amounts(
    columns: dict[str, pa.ChunkedArray], name: str, count: int, coding: cells.Coding
) -> tuple[Array, Array]:
    if name not in columns:
        return np.full(count, np.nan), np.zeros(count, np.int16)
    return cells.read_amounts(columns[name], coding)


_READERS: Final = {
    "status": cells.read_recalled,
    "birth_year": cells.read_birth_years,
    "prescription": cells.read_prescriptions,
    "prescription_group": cells.read_letters,
    "reimbursement": cells.read_excluded,
}
_NOTHING: Final = {"birth_year": NONE, "prescription": NONE}


def _whole(
    columns: dict[str, pa.ChunkedArray], name: str, count: int, coding: cells.Coding
) -> tuple[Array, Array]:
    if name not in columns:
        return np.full(count, _NOTHING.get(name, 0), np.int64), np.zeros(count, np.int16)
    return _READERS[name](columns[name], coding)


def _said(column: pa.ChunkedArray | None, count: int) -> Array:
    """Which rows have anything in a column."""
    if column is None:
        return np.zeros(count, bool)
    texts, places = cells.different(column)
    said: Array = np.array([not is_empty(text) for text in texts], np.bool_)
    found: Array = said[places]
    return found
