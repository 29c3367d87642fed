"""A made-up practice as Parquet: the columns of the canonical format, with types."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from riktig.synthetic.practice import Dispensing, Practice
from riktig.synthetic.write_delimited import UNITS

SCHEMA: Final = pa.schema(
    [
        ("pasient", pa.int32()),
        ("dato", pa.date32()),
        ("hendelse", pa.string()),
        ("atc", pa.string()),
        ("varenavn", pa.string()),
        ("styrke", pa.float64()),
        ("styrkeenhet", pa.string()),
        ("antall", pa.float64()),
        ("ddd", pa.float64()),
        ("kjonn", pa.string()),
        ("fodselsar", pa.int16()),
        ("resept", pa.int32()),
        ("status", pa.string()),
    ],
    metadata={"riktig-canonical": "1", "synthetic": "true"},
)


def write_parquet(made: Practice) -> bytes:
    """An extract with all that is known of each row."""
    rows = [_cells(made, row) for row in made.dispensings]
    columns = [list(cells) for cells in zip(*rows, strict=True)] or [[] for _ in SCHEMA]
    table = pa.table(columns, schema=SCHEMA)
    file = BytesIO()
    pq.write_table(table, file, compression="zstd")
    return file.getvalue()


def _cells(made: Practice, row: Dispensing) -> tuple[object, ...]:
    person = made.patient(row.patient)
    return (
        row.patient,
        row.day,
        "utlevert",
        row.atc or None,
        row.product.name,
        float(row.product.strength) if row.product.strength else None,
        UNITS[row.product.unit] or None,
        float(row.packs * row.pack_size),
        None if row.ddd_thousandths is None else row.ddd_thousandths / 1000,
        "K" if person.sex == "female" else "M",
        person.birth_year,
        row.prescription,
        "tilbakekalt" if row.recalled else "gyldig",
    )
