"""Who stands in some rows: the cells that name a patient, read anew and kept by nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from riktig.extract.catalogue import heading_list
from riktig.extract.mapping import settle
from riktig.extract.parts import parts_of_files
from riktig.extract.plan import Plan
from riktig.extract.settling import settled_plan
from riktig.extract.table import Table
from riktig.problem import Refused

MOST_ROWS: Final = 100  # of one request
_MOST_CHARACTERS: Final = 80  # of one cell

Place = tuple[int, int]  # file from 0, row from 1


def names_in(
    names: Sequence[str],
    blobs: Sequence[bytes],
    mapping: Mapping[str, Any] | None,
    places: Iterable[Place],
) -> list[str]:
    """The patient's own cells of each row asked for, as they stand; "" for a row that is not there.

    The patient column first, then columns of names, then the birth date. Refused `who_no_table`
    for messages, and as `read` refuses.
    """
    parts = parts_of_files(names, blobs)
    if parts[0].kind != "table":
        raise Refused("who_no_table")
    wanted = list(places)
    found: dict[Place, str] = {}
    for file in {file for file, _ in wanted if file < len(parts)}:
        table, grid, plan = settled_plan(parts[file], settle(mapping), file)
        columns = [grid.columns[at] for at in _columns(table, plan)]
        rows = {row for one, row in wanted if one == file}
        for at, number in enumerate(grid.numbers):
            if number in rows:
                found[file, number] = _said(column[at] for column in columns)
    return [found.get(place, "") for place in wanted]


def _columns(table: Table, plan: Plan) -> list[int]:
    named = heading_list("person", "names")
    beside = [at for at, word in enumerate(table.words) if word in named]
    born = [plan.columns["birth_year"]] if "birth_year" in plan.columns else []
    return list(dict.fromkeys([plan.columns["patient"], *beside, *born]))


def _said(cells: Iterable[str]) -> str:
    whole = (" ".join(cell.split())[:_MOST_CHARACTERS] for cell in cells)
    return ", ".join(cell for cell in whole if cell)
