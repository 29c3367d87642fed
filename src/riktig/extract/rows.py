"""A planned table to records: whole columns at a time, every different cell read once."""

from __future__ import annotations

from itertools import repeat
from typing import Any

from riktig.extract.amounts import strengths_of, units_of
from riktig.extract.cells import (
    Bad,
    atc_of,
    day_of,
    event_of,
    is_empty,
    is_true,
    name_of,
    number_of,
    patient_key,
    recalled_of,
    sex_of,
    year_of,
)
from riktig.extract.columns import RowReader
from riktig.extract.grid import Grid
from riktig.extract.keys import Keys
from riktig.extract.plan import Plan
from riktig.extract.record import Record, RowProblem


def read_rows(
    file: int, grid: Grid, plan: Plan, headings: tuple[str, ...], patients: Keys, others: Keys
) -> tuple[list[Record], list[RowProblem]]:
    """The records and the rejected rows of one table, both in file order."""
    reader = RowReader(grid, plan, headings)
    count = len(grid.numbers)
    columns = _columns(reader, count, patients, others)
    rows = zip(repeat(file), grid.numbers, *columns, strict=False)
    if reader.bad:
        records = [Record._make(row) for at, row in enumerate(rows) if at not in reader.bad]
    else:
        records = list(map(Record._make, rows))
    problems = [
        RowProblem(file, grid.numbers[at], code, heading)
        for at, (code, heading) in reader.bad.items()
    ]
    problems += [RowProblem(file, number, code, None) for number, code in grid.rejected]
    return records, sorted(problems, key=lambda problem: problem.row)


def _columns(reader: RowReader, count: int, patients: Keys, others: Keys) -> list[Any]:
    """The values of `Record`, column by column, from `patient` to `recalled`."""
    nothing: list[None] = [None] * count
    plan = reader.plan
    reader.values("without_id", lambda cell: Bad("patient_without_id") if is_true(cell) else 0)
    keys = reader.values("patient", patient_key) or []
    days = reader.values("day", lambda cell: day_of(cell, plan.order))
    atc = reader.values("atc", atc_of) or nothing
    products = reader.values("product", name_of) or nothing
    strengths = strengths_of(reader, atc, products)
    return [
        _patient_numbers(reader, keys, patients),
        days,
        reader.values("event_column", event_of) or [plan.event] * count,
        atc,
        products,
        [strength for strength, _ in strengths],
        [unit for _, unit in strengths],
        units_of(reader) or nothing,
        reader.values("ddd", lambda cell: number_of(cell, reader.style("ddd"))) or nothing,
        reader.values("birth_year", year_of) or nothing,
        reader.values("sex", sex_of) or nothing,
        reader.values("prescription", lambda cell: _prescription(cell, others)) or nothing,
        reader.values("status", recalled_of) or [False] * count,
    ]


def _patient_numbers(reader: RowReader, keys: list[Any], patients: Keys) -> list[int]:
    """Running numbers; where the key is a name, two of one name are told apart by birth date."""
    births = reader.cells("birth_year")
    if births and _are_names(keys):
        keys = [
            key if isinstance(key, Bad) else f"{key.casefold()}\n{birth.strip()}"
            for key, birth in zip(keys, births, strict=True)
        ]
    number = patients.number
    return [0 if isinstance(key, Bad) else number(key) for key in keys]


def _are_names(keys: list[Any]) -> bool:
    some = [key for key in keys[:200] if isinstance(key, str)]
    return bool(some) and not any(char.isdigit() for key in some for char in key)


def _prescription(cell: str, others: Keys) -> int | None:
    return None if is_empty(cell) else others.number(cell.strip())
