"""Which known format a table has, by its headings."""

from __future__ import annotations

from riktig.extract.catalogue import FORMATS, Format, known_format
from riktig.extract.table import Table
from riktig.problem import Refused


def known_table(table: Table) -> tuple[Format, dict[str, int]] | None:
    """The known format whose headings the table has. `Refused` for one that cannot be read."""
    headings = table.words
    for name in FORMATS:
        known = known_format(name)
        found = known.find(headings)
        if found:
            return known, found
    for name in FORMATS:
        for code, words in known_format(name).refuse.items():
            if words & set(headings):
                raise Refused(code)
    return None
