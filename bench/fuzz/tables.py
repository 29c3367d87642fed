"""The clinical tables read straight from their files, not through the program."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

CLINICAL = Path(__file__).parents[2] / "src" / "riktig" / "clinical"


@cache
def read(table: str) -> list[dict[str, str]]:
    """All rows of a table."""
    with (CLINICAL / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def numbers(table: str) -> dict[str, float]:
    """The values of a table whose first column names them."""
    first = next(iter(read(table)[0]))
    return {row[first]: float(row["value"]) for row in read(table) if row["value"]}
