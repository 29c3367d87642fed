"""Reads tables: the rows of all files together, with one numbering of the patients."""

from __future__ import annotations

from riktig.extract.fields import fields_of
from riktig.extract.grid import Grid
from riktig.extract.keys import Keys
from riktig.extract.mapping import Settled
from riktig.extract.parts import Part, says_synthetic
from riktig.extract.plan import Plan
from riktig.extract.products import Products
from riktig.extract.record import Reading, Record, RowProblem
from riktig.extract.rows import read_rows
from riktig.extract.settling import settled_plan
from riktig.extract.two_levels import TwoLevels
from riktig.extract.unreadable import check_share
from riktig.problem import Refused


def read_tables(
    parts: list[Part], settled: Settled, salt: bytes | None, products: Products | None
) -> Reading:
    """Every row of every table. `Refused` when the files are of different formats."""
    patients, others = Keys(salt), Keys()
    formats: dict[str, int] = {}
    fields: dict[str, None] = {}
    records: list[Record] = []
    rejected: list[RowProblem] = []
    synthetic = any(says_synthetic(part.name) for part in parts)
    levels = TwoLevels()
    for file, part in enumerate(parts):
        table, grid, plan = settled_plan(part, settled, file)
        found, bad = read_rows(file, grid, plan, table.headings, patients, others, products)
        check_share(file, found, bad)
        formats.setdefault(plan.format, file)
        levels.note(file, grid, plan)
        records += found
        rejected += bad
        fields |= dict.fromkeys(fields_of(plan, grid))
        synthetic = synthetic or table.synthetic or _marked_synthetic(grid, plan)
    if len(formats) > 1:
        raise Refused("different_tables", file=max(formats.values()) + 1)
    left = sum(part.sheets_left for part in parts)
    return Reading(
        format=min(formats),
        records=tuple(levels.told(records)),
        rejected=tuple(rejected),
        synthetic=synthetic,
        columns=tuple(fields),
        sheets_left=left,
        keys=patients.kept(),
    )


def _marked_synthetic(grid: Grid, plan: Plan) -> bool:
    at = plan.columns.get("synthetic")
    return at is not None and any(cell.strip() == "1" for cell in set(grid.columns[at]))
