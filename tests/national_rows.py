"""Records as Parquet files, one a prescriber, and both engines' summaries of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from riktig.audit import Options, audit
from riktig.extract.record import Reading, Record
from riktig.national.dataset import Partition
from riktig.problem import Refused
from riktig.summary import private_summary

UNIT_WORDS = {None: None, "mg": "mg", "ug/h": "ug/t", "mg/ml": "mg/ml"}
REASON_CODES = {None: None, "palliative": "-90", "cancer": "C34"}
SCHEMA = pa.schema(
    [
        ("pasient", pa.string()),
        ("dato", pa.date32()),
        ("hendelse", pa.string()),
        ("atc", pa.string()),
        ("varenavn", pa.string()),
        ("styrke", pa.float64()),
        ("styrkeenhet", pa.string()),
        ("antall", pa.float64()),
        ("ddd", pa.float64()),
        ("fodselsar", pa.int16()),
        ("resept", pa.string()),
        ("status", pa.string()),
        ("reseptgruppe", pa.string()),
        ("refusjonskode", pa.string()),
    ]
)


def cells(record: Record) -> tuple[object, ...]:
    """A record as a row of the Parquet file."""
    return (
        f"p{record.patient}",
        record.day,
        "utlevert" if record.event == "dispensed" else "forskrevet",
        record.atc,
        record.product,
        record.strength,
        UNIT_WORDS[record.strength_unit],
        record.units,
        record.ddd,
        record.birth_year,
        None if record.prescription is None else f"r{record.prescription}",
        "tilbakekalt" if record.recalled else None,
        record.prescription_group,
        REASON_CODES[record.excluded_for],
    )


def write(folder: Path, name: str, records: Sequence[Record]) -> Partition:
    """One prescriber's file."""
    columns = [list(column) for column in zip(*map(cells, records), strict=True)]
    table = pa.table(columns or [[] for _ in SCHEMA], schema=SCHEMA)
    path = folder / f"{name}.parquet"
    pq.write_table(table, path)
    return Partition(name, (path,))


def plain(name: str, records: Sequence[Record], **options: Any) -> str:
    """The plain engine's summary as JSON, or the code of its refusal."""
    grouped = any(record.prescription_group for record in records)
    columns = ("prescription_group",) if grouped else ()
    reading = Reading("canonical", tuple(records), columns=columns)
    try:
        return shown(private_summary(audit(reading, Options(member=name, **options))))
    except Refused as refusal:
        return refusal.problem.code


def shown(summary: Mapping[str, Any] | None) -> str:
    """A summary as text, so that the order of its fields counts too."""
    return json.dumps(summary, indent=1)
