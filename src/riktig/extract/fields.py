"""Which fields of a record a reading has: by its columns, and by a lookup of products."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from riktig.extract.cells import is_empty
from riktig.extract.grid import Grid
from riktig.extract.plan import Plan
from riktig.extract.products import FILLED
from riktig.extract.record import DIAGNOSIS, Reading, Record

_OURS: Final = {
    "event_column": "event",
    "status": "recalled",
    "reimbursement": "excluded_for",
    "reimbursement_other": "excluded_for",
}


def fields_of(plan: Plan, grid: Grid) -> list[str]:
    """The fields of `Record` that a table has columns for, and `DIAGNOSIS`.

    An empty column is none.
    """
    held = {
        name for name, at in plan.columns.items() if not all(map(is_empty, set(grid.columns[at])))
    }
    ours = (_OURS.get(name, name) for name in plan.columns if name in held)
    fields = [name for name in ours if name in Record._fields or name == DIAGNOSIS]
    packed = {"packages", "pack_size"} <= held
    fields += [f"repeats_{plan.repeats}"] if plan.repeats else []
    return [*fields, "units"] if packed and "units" not in fields else fields


def with_filled(reading: Reading) -> Reading:
    """The reading, its columns those that a lookup has filled as well."""
    filled = [
        name
        for name in FILLED
        if name not in reading.columns
        and any(getattr(record, name) is not None for record in reading.records)
    ]
    return replace(reading, columns=(*reading.columns, *filled))
