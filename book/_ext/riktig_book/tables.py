"""`{clinical-tables}`: every clinical number with source, place, confidence and status."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.clinical.tables import Row, figure, number, rows, source
from riktig.text import decimal_text, has_text, text
from riktig.text.catalogue import area
from riktig_book.figures import written
from riktig_book.html import rendered

# Which columns say what a row is about, and which carry the value, by table.
SHOWN = {
    "opioid_ratios": ("table", "substance", "route", "at_dose_ug_per_h", "unit"),
    "methadone_bands": ("table", "morphine_low_mg_per_day", "morphine_high_mg_per_day", "unit"),
    "ddd": ("atc", "route", "unit"),
    "combinations": ("product", "atc", "counts_as", "counted_mg_per_unit"),
    "strengths": ("product", "substance", "form", "unit"),
}


def _status(row: Row) -> str:
    if row["reviewed_by"]:
        return text("book.status.reviewed", by=row["reviewed_by"], on=row["reviewed_on"])
    return text("book.status.unreviewed")


def _place(row: Row) -> str:
    """The place in the source, with the few English words of the tables in bokmål."""
    place = row["locator"]
    for english, norwegian in area("book")["places"].items():
        place = place.replace(english, norwegian)
    return place


def _common(row: Row) -> dict[str, str]:
    return {
        "source_id": row["source_id"],
        "source": source(row["source_id"])["publisher"],
        "place": _place(row),
        "confidence": area("book")["confidence"][row["confidence"]],
        "status": _status(row),
    }


def _written(row: Row) -> str:
    value, low, high = (number(row.get(key, "")) for key in ("value", "low", "high"))
    if row.get("ddd_units"):
        value = number(row["ddd_units"])
    point = decimal_text(value) if value is not None else ""
    if low is None or high is None or low == high:
        return point
    return f"{point} ({decimal_text(low)}–{decimal_text(high)})".strip()


def _word(cell: str) -> str:
    key = cell.replace("/", "_per_").replace(" ", "_")
    return text(f"book.cell.{key}") if cell and has_text(f"book.cell.{key}") else cell


def _about(table: str, row: Row) -> str:
    cells = (row[column] for column in SHOWN[table])
    return " · ".join(_word(cell) for cell in cells if cell)


def _figures() -> list[dict[str, Any]]:
    return [
        {
            **_common(row),
            "id": f"tall-{row['figure']}",
            "about": text(f"book.figures.{row['figure']}"),
            "value": f"{written(figure(row['figure']))} {_word(row['unit'])}",
        }
        for row in rows("figures")
    ]


def _table(table: str) -> list[dict[str, Any]]:
    return [
        {**_common(row), "id": "", "about": _about(table, row), "value": _written(row)}
        for row in rows(table)
    ]


def _sources() -> Iterable[dict[str, str]]:
    for row in rows("sources"):
        year, month, day = row["read_on"].split("-")
        yield {**row, "read_on": f"{day}.{month}.{year}"}


class ClinicalTables(SphinxDirective):
    """One block a table; long ones are folded until opened."""

    def run(self) -> list[nodes.Node]:
        """Reads the tables as they are now."""
        self.env.note_reread()
        blocks = [{"name": "figures", "rows": _figures(), "open": True}]
        blocks += [{"name": name, "rows": _table(name), "open": False} for name in SHOWN]
        return [
            rendered(
                "clinical-tables.html.j2",
                blocks=blocks,
                sources=list(_sources()),
                words=area("book")["tables"],
            )
        ]


def setup(app: Sphinx) -> None:
    """One directive."""
    app.add_directive("clinical-tables", ClinicalTables)
