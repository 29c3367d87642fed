"""One Parquet file to a table whose columns have our fields' names and fitting types."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from riktig.extract.catalogue import known_format
from riktig.extract.separators import normalised
from riktig.national import cells
from riktig.problem import Refused

# Beside the columns of the canonical format: what a register also tells.
_MORE: Final = {"reseptgruppe": "prescription_group", "refusjonskode": "reimbursement"}
_NUMBERS: Final = ("strength", "units", "ddd")
_EITHER: Final = ("patient", "birth_year", "prescription", "synthetic")  # texts or numbers
_NEEDED: Final = {"patient": "pasient", "day": "dato", "event_column": "hendelse"}
_MARK: Final = b"synthetic"


def read_table(path: Path, only: tuple[str, ...] = ()) -> pa.Table:
    """The columns of a file that we know, or only some of them, under our fields' names.

    Refuses a file that is not Parquet, lacks a column or has one of another type.
    """
    try:
        file = pq.ParquetFile(path, memory_map=True)
        known = _known(file.schema_arrow.names, path)
        wanted = {heading: name for heading, name in known.items() if not only or name in only}
        table = file.read(columns=list(wanted), use_threads=False)
    except (pa.ArrowException, OSError):
        raise Refused("national_not_parquet", file=path.name) from None
    table = table.rename_columns([wanted[heading] for heading in table.column_names])
    table = table.replace_schema_metadata(file.schema_arrow.metadata)
    for heading, name in wanted.items():
        if not _fits(name, table.column(name)):
            raise Refused("national_type", file=path.name, column=heading, variant=_wanted(name))
    return table


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
    fields = {
        normalised(word): name
        for name, words in known_format("canonical").columns.items()
        for word in words
    } | _MORE
    found = {
        heading: fields[normalised(heading)]
        for heading in headings
        if normalised(heading) in fields
    }
    for name, heading in _NEEDED.items():
        if name not in found.values():
            raise Refused("national_column", file=path.name, column=heading)
    if not {"atc", "product"} & set(found.values()):
        raise Refused("national_column", file=path.name, column="atc")
    if len(set(found.values())) < len(found):
        raise Refused("national_column_twice", file=path.name)
    return found


def _fits(name: str, column: pa.ChunkedArray) -> bool:
    if pa.types.is_null(column.type):
        return True
    if name in _NUMBERS:
        return cells.is_number(column)
    if name == "day":
        return cells.is_day(column) or cells.is_text(column)
    return cells.is_text(column) or (name in _EITHER and cells.is_number(column))


def _wanted(name: str) -> str:
    """What a column should hold, as the sentence's variant."""
    return "number" if name in _NUMBERS else "day" if name == "day" else "text"
