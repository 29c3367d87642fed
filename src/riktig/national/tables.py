"""Parquet files to tables whose columns have our fields' names and fitting types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from riktig.extract.catalogue import known_format
from riktig.extract.mask import scrub
from riktig.extract.separators import normalised
from riktig.national import cells
from riktig.national.dataset import Partition
from riktig.national.rows import Array
from riktig.problem import Refused

# Beside the columns of the canonical format: what a register also tells.
_MORE: Final = {"reseptgruppe": "prescription_group", "refusjonskode": "reimbursement"}
_NUMBERS: Final = ("strength", "units", "ddd")
_KEYS: Final = ("patient", "prescription")  # texts, or whole numbers that lose nothing
_EITHER: Final = ("birth_year", "synthetic")  # texts or numbers
_NEEDED: Final = {"patient": "pasient", "day": "dato", "event_column": "hendelse"}
_MARK: Final = b"synthetic"


def read_table(path: Path, only: tuple[str, ...] = ()) -> pa.Table:
    """The columns of a file that we know, or only some of them, under our fields' names.

    Refuses a file that is not Parquet, lacks a column or has one of another type.
    """
    try:
        file = pq.ParquetFile(path, memory_map=True, pre_buffer=False)
        known = _known(file.schema_arrow.names, path)
        wanted = {heading: name for heading, name in known.items() if not only or name in only}
        table = file.read(columns=list(wanted), use_threads=False)
    except (pa.ArrowException, OSError):
        raise Refused("national_not_parquet", file=_said(path)) from None
    table = table.rename_columns([wanted[heading] for heading in table.column_names])
    table = table.replace_schema_metadata(file.schema_arrow.metadata)
    for heading, name in wanted.items():
        if not _fits(name, table.column(name)):
            raise Refused("national_type", file=_said(path), column=heading, variant=_wanted(name))
    if any(pa.types.is_null(one.type) for one in table.schema):
        typed = [_with_type(one) for one in table.schema]
        table = table.cast(pa.schema(typed, table.schema.metadata))
    return table


def _said(path: Path) -> str:
    """A file's name; with its folder where that, and not the file, says whose it is."""
    inside = [one for one in path.parts[:-1] if "=" in one][-1:]
    return scrub("/".join([*inside, path.name]))


def _with_type(column: pa.Field) -> pa.Field:
    """A column without any cell has no type: it is one of texts, or of amounts."""
    if not pa.types.is_null(column.type):
        return column
    return column.with_type(pa.float64() if column.name in _NUMBERS else pa.string())


def tables_of(
    partitions: Sequence[Partition], only: tuple[str, ...] = ()
) -> Iterator[tuple[pa.Table, Array, list[int]]]:
    """Tables of one shape put together, the prescriber of each row, and who are made up."""
    shapes: dict[tuple[tuple[str, str], ...], list[tuple[int, pa.Table]]] = {}
    for number, partition in enumerate(partitions):
        for path in partition.paths:
            table = read_table(path, only)
            shape = tuple((one.name, str(one.type)) for one in table.schema)
            shapes.setdefault(shape, []).append((number, table))
    for tables in shapes.values():
        numbers = [number for number, _ in tables]
        rows = [table.num_rows for _, table in tables]
        made_up = [number for number, table in tables if says_synthetic(table)]
        plain = [table.replace_schema_metadata(None) for _, table in tables]
        yield pa.concat_tables(plain), np.repeat(numbers, rows), made_up


def is_made_up(path: Path) -> bool:
    """Whether a file is Parquet that says of itself that it is made up."""
    try:
        return (pq.read_schema(path).metadata or {}).get(_MARK) == b"true"
    except (pa.ArrowException, OSError):
        return False


def says_synthetic(table: pa.Table) -> bool:
    """Whether a file says of itself that it is made up."""
    if (table.schema.metadata or {}).get(_MARK) == b"true":
        return True
    if "synthetic" not in table.column_names:
        return False
    return any(cell in ("1", "true") for cell in table["synthetic"].cast(pa.string()).to_pylist())


def _known(headings: list[str], path: Path) -> dict[str, str]:
    """Our field by heading. Each field once; the needed ones must be there."""
    found = {heading: name for heading in headings if (name := _field_of(heading))}
    for name, heading in _NEEDED.items():
        if name not in found.values():
            raise Refused("national_column", file=_said(path), column=heading)
    if not {"atc", "product"} & set(found.values()):
        raise Refused("national_column", file=_said(path), column="atc")
    if len(set(found.values())) < len(found):
        raise Refused("national_column_twice", file=_said(path))
    return found


@cache
def _field_of(heading: str) -> str | None:
    """Our field of a heading, written as it may be."""
    word = normalised(heading)
    known = known_format("canonical").columns.items()
    return _MORE.get(word) or next((name for name, words in known if word in words), None)


def _fits(name: str, column: pa.ChunkedArray) -> bool:
    if pa.types.is_null(column.type):
        return True
    if name in _NUMBERS:
        return cells.is_number(column)
    if name == "day":
        return cells.is_day(column) or cells.is_text(column)
    if name in _KEYS and pa.types.is_integer(column.type):
        return True
    return cells.is_text(column) or (name in _EITHER and cells.is_number(column))


def _wanted(name: str) -> str:
    """What a column should hold, as the sentence's variant."""
    return "number" if name in _NUMBERS else "day" if name == "day" else "text"
