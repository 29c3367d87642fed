"""Reads the CSV tables of this folder, each once."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

Row = MappingProxyType[str, str]

# A table is a CSV file of this folder.
TABLES: Final = tuple(
    sorted(
        entry.name.removesuffix(".csv")
        for entry in files("riktig.clinical").iterdir()
        if entry.name.endswith(".csv")
    )
)


# Tables a process was told to take from a text instead of the file: "what if" (`use_instead`).
_INSTEAD: Final[dict[str, str]] = {}


@dataclass(frozen=True)
class Figure:
    """One published number: `value` (or only `low` and `high`), its unit and source id."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    source_id: str
    reviewed: bool


@cache
def rows(table: str) -> tuple[Row, ...]:
    """All rows of a table, in file order, every cell as text. KeyError if unknown."""
    if table not in TABLES:
        raise KeyError(f"no clinical table {table!r}")
    if table in _INSTEAD:
        return read_rows(_INSTEAD[table])
    return read_rows(files("riktig.clinical").joinpath(f"{table}.csv").read_text("utf-8"))


def read_rows(written: str) -> tuple[Row, ...]:
    """The rows of a table as CSV text."""
    return tuple(MappingProxyType(row) for row in csv.DictReader(written.splitlines()))


def use_instead(table: str, written: str) -> None:
    """Takes a table from a text for the rest of this process.

    Only in a fresh process, before any table is read: what was made from the file before
    stays as it was.
    """
    if rows.cache_info().currsize:
        raise RuntimeError("tables have been read already")
    _INSTEAD[table] = written


def number(cell: str) -> float | None:
    """A cell's number; an empty cell is `None`."""
    return float(cell) if cell else None


@cache
def _figures() -> dict[str, Figure]:
    return {
        row["figure"]: Figure(
            name=row["figure"],
            value=number(row["value"]),
            low=number(row["low"]),
            high=number(row["high"]),
            unit=row["unit"],
            source_id=row["source_id"],
            reviewed=bool(row["reviewed_by"]),
        )
        for row in rows("figures")
    }


def figure(name: str) -> Figure:
    """A published number by its name in `figures.csv`. KeyError if there is none."""
    return _figures()[name]


@cache
def _sources() -> dict[str, Row]:
    return {row["source_id"]: row for row in rows("sources")}


def source(source_id: str) -> Row:
    """Title, publisher, version and address of a source. KeyError if unknown."""
    return _sources()[source_id]


@cache
def issued_tables(about: str) -> dict[str, Row]:
    """The published tables of one kind ("opioid", "diazepam" ...), the default first."""
    found = [row for row in rows("issued_tables") if row["about"] == about]
    found.sort(key=lambda row: row["used_by_default"] != "yes")
    return {row["table"]: row for row in found}
