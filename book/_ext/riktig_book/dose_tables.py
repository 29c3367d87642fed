"""`{dose-table}`: the tables behind the dose calculators, for the reader who works on paper.

`opioids` says what each dose is multiplied by, and what an example dose of OMEQ is of each;
`diazepam` says what is like one dose of diazepam. Both come from the clinical tables alone.
"""

from __future__ import annotations

from docutils import nodes
from riktig_widgets.printed_tables import PATCH, TABLE, printed
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.clinical.tables import Row, rows
from riktig.text import text
from riktig.text.formats import decimal_text
from riktig.view import Table
from riktig_book import table_nodes

CALCULATORS = {"opioids": "omeq", "diazepam": "diazepam"}
EXAMPLE_MG = 30  # a dose to compare by, no limit of any kind
HOURS, UG_PER_MG = 24, 1000
FIRST, OTHER = 30, 20  # widths of columns


def like_example(row: Row) -> str:
    """How much of an opioid is the example dose: mg a day, or the strength of a patch."""
    milligrams = EXAMPLE_MG / float(row["value"])
    if row["route"] == PATCH:
        return text("page.dose_table.patch", ug=_shown(milligrams * UG_PER_MG / HOURS))
    return text("page.dose_table.mg", mg=_shown(milligrams))


def _shown(number: float) -> str:
    return decimal_text(float(f"{number:.3g}"))


def table_of(name: str) -> Table:
    """The printed table, with the example dose where there is one."""
    made = printed(CALCULATORS[name])
    if made is None:
        raise ValueError(f"no printed table of {name}")
    if name != "opioids":
        return made.table
    used = [row for row in rows("opioid_ratios") if row["table"] == TABLE]
    lines = zip(made.table.rows, used, strict=True)
    heading = text("page.dose_table.like", mg=EXAMPLE_MG)
    columns = [*made.table.columns, heading]
    return Table(made.table.caption, columns, [[*line, like_example(row)] for line, row in lines])


class DoseTable(SphinxDirective):
    """One of the tables, as a table of the page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A head, and a row for each substance."""
        name = self.arguments[0]
        if name not in CALCULATORS:
            raise self.error(f"dose-table: {name!r} is none of {', '.join(CALCULATORS)}")
        self.env.note_reread()
        made = table_of(name)
        widths = [FIRST, *[OTHER] * (len(made.columns) - 1)]
        shown = table_nodes.table_of(made.columns, widths, map(table_nodes.row_of, made.rows))
        shown.insert(0, nodes.title("", made.caption))
        return [shown]


def setup(app: Sphinx) -> None:
    """One directive."""
    app.add_directive("dose-table", DoseTable)
