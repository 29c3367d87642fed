"""Which sheets of a spreadsheet are the list: never a guess between two."""

from __future__ import annotations

from collections.abc import Sequence

from riktig.extract.grid import make_grid
from riktig.extract.guess import guess
from riktig.extract.known_table import known_table
from riktig.extract.proposal import missing_parts
from riktig.extract.spreadsheet import SEPARATOR, Sheet
from riktig.extract.table import Table, make_table
from riktig.problem import Refused


def lists_of(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The one sheet with a table, or those that hold patient, date and medicine.

    Several such are read together when their headings are the same, as with
    one sheet a year; otherwise `Refused("several_sheets")` names their places.
    """
    if len(sheets) == 1:
        return list(sheets)
    tables = {sheet: table for sheet in sheets if (table := _table(sheet)) is not None}
    found = [sheet for sheet, table in tables.items() if _is_list(table)]
    if not found or len({tuple(tables[sheet].words) for sheet in found}) > 1:
        places = ", ".join(str(sheet.position) for sheet in found or sheets)
        raise Refused("several_sheets", sheets=places)
    return found


def _table(sheet: Sheet) -> Table | None:
    """The table of a sheet; what has none is only a sheet beside the list."""
    try:
        return make_table(sheet.text, SEPARATOR)
    except Refused:
        return None


def _is_list(table: Table) -> bool:
    if known_table(table):
        return True
    return not missing_parts(guess(table, make_grid(table).columns).columns)
