"""`{clinical-tables}`: every clinical number with source, place, confidence and status."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.clinical.tables import Row, number, rows, source
from riktig.text import decimal_text, text
from riktig.text.catalogue import area
from riktig_book.html import rendered
from riktig_book.references import stop

SHOWN = (
    "opioid_ratios",
    "methadone_bands",
    "printed_strengths",
    "patch_days",
    "ddd",
    "combinations",
    "strengths",
)


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


def word(cell: str) -> str:
    """A unit or route of the tables in bokmål; anything else as it stands."""
    found: str = area("book")["cell"].get(cell, cell)
    return found


def _value(row: Row) -> str:
    """`1,5 (1,3–2) mg per mg`: the number, the range where there is one, the unit."""
    value, low, high = (number(row.get(key, "")) for key in ("value", "low", "high"))
    if row.get("ddd_units"):
        value = number(row["ddd_units"])
    shown = decimal_text(value) if value is not None else ""
    if low is not None and high is not None and low != high:
        span = f"{decimal_text(low)}–{decimal_text(high)}"
        shown = f"{shown} ({span})" if shown else span
    return f"{shown} {word(row.get('unit', ''))}".strip()


def _about(table: str, row: Row) -> str:
    words = {key: _read(cell) for key, cell in row.items()}
    words["issuer"] = _issuers().get(row.get("table", ""), "")
    words["name"] = row.get("product") or _substances().get(
        row.get("atc", ""), row.get("substance", "")
    )
    variant = ""
    if row.get("at_dose_ug_per_h"):
        variant = "_at"
    if table == "methadone_bands" and not row["morphine_high_mg_per_day"]:
        variant = "_open"
    return text(f"book.about.{table}{variant}", **words)


def _read(cell: str) -> str:
    return cell.replace(".", ",") if cell.replace(".", "", 1).isdigit() else word(cell)


@cache
def _issuers() -> dict[str, str]:
    return {row["table"]: row["issuer"] for row in rows("issued_tables")}


@cache
def _substances() -> dict[str, str]:
    return {row["atc"]: row["substance"] for row in rows("substances")}


def _block(table: str) -> dict[str, Any]:
    """The rows of one table; the numbers of the chapters stand open and can be linked to."""
    chapters = table == "figures"
    lines = [
        {
            **_common(row),
            "id": f"tall-{row['figure']}" if chapters else "",
            "about": text(f"book.figures.{row['figure']}") if chapters else _about(table, row),
            "value": _value(row),
        }
        for row in rows(table)
    ]
    return {"name": table, "rows": lines, "open": chapters}


def _sources() -> Iterable[dict[str, str]]:
    for row in rows("sources"):
        year, month, day = row["read_on"].split("-")
        yield {**row, "stop": stop(row["title"]), "read_on": f"{day}.{month}.{year}"}


class ClinicalTables(SphinxDirective):
    """One block a table; long ones are folded until opened."""

    def run(self) -> list[nodes.Node]:
        """Reads the tables as they are now."""
        self.env.note_reread()
        blocks = [_block(name) for name in ("figures", *SHOWN)]
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
