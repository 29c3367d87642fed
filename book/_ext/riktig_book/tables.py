"""`{clinical-tables}`: every clinical number with source, place, confidence and status."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from string import Formatter
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.calculators.substances import brands
from riktig.clinical.declared import META, SOURCES, declared_or_plain
from riktig.clinical.tables import TABLES, Row, number, rows, source
from riktig.text import decimal_text, text
from riktig.text.catalogue import area
from riktig_book.disagreements import disagreements
from riktig_book.html import rendered
from riktig_book.references import stop

FIRST = "figures"
# Columns that make one number together; the others stand below it with their names.
IN_VALUE = ("value", "low", "high", "unit")
ALSO_VALUES = ("ddd_units", "number")
ITEM_SCORES = ("item_low", "item_high")  # of a scale, where `item` is a question's number
# What the published tables that a clinical table names are about.
ABOUT = {
    "opioid_ratios": "opioid",
    "methadone_bands": "opioid",
    "diazepam_equivalents": "diazepam",
    "sleep_rules": "sleep",
    "taper_rules": "taper",
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


def word(cell: str) -> str:
    """A unit, route or other word of the tables in bokmål; anything else as it stands."""
    words = area("book")["cell"]
    if cell not in words and all(part in words for part in cell.split()):
        return ", ".join(words[part] for part in cell.split())
    found: str = words.get(cell, cell)
    return found


def _value(row: Row) -> str:
    """`1,5 (1,3–2) mg per mg`: the number, the range where there is one, the unit."""
    value, low, high = (number(row.get(key, "")) for key in ("value", "low", "high"))
    others = (number(row[column]) for column in ALSO_VALUES if row.get(column))
    value = next(others, None) if value is None else value
    shown = decimal_text(value) if value is not None else ""
    if low is not None and high is not None and low != high:
        span = f"{decimal_text(low)}–{decimal_text(high)}"
        shown = f"{shown} ({span})" if shown else span
    return f"{shown} {word(row.get('unit', ''))}".strip() if shown else ""


def _more(table: str, row: Row) -> list[dict[str, str]]:
    """The row's other columns, each with its name, but for what is said already."""
    said = {*META, *IN_VALUE, *ALSO_VALUES, *declared_or_plain(table, list(row)).key}
    sentence = area("book")["about"].get(_sentence(table, row), "")
    said |= {name for _, name, _, _ in Formatter().parse(sentence) if name}
    found: dict[str, list[str]] = {}
    for column, cell in row.items():
        if cell and column not in said:
            found.setdefault(base(column), []).append(_cell(table, column, cell))
    names = area("book")["columns"]
    return [
        {"name": names.get(name, name), "cell": "–".join(dict.fromkeys(cells))}
        for name, cells in found.items()
    ]


def base(column: str) -> str:
    """What the two ends of a range are called together: `step` of `step_low` and `step_high`."""
    return "item_score" if column in ITEM_SCORES else re.sub("_(low|high)(?=_|$)", "", column)


def _sentence(table: str, row: Row) -> str:
    """The key of the sentence that says what a row is about, if its table has one."""
    if row.get("at_dose_ug_per_h"):
        return f"{table}_at"
    if table == "methadone_bands" and not row["morphine_high_mg_per_day"]:
        return f"{table}_open"
    return table


def _about(table: str, row: Row) -> str:
    """What a row is about: a sentence of the texts where there is one, or its key in words."""
    if table == FIRST:
        return text(f"figures.about.{row['figure']}")
    sentence = _sentence(table, row)
    if sentence not in area("book")["about"]:
        key = declared_or_plain(table, list(row)).key
        return ", ".join(_cell(table, column, row[column]) for column in key if row[column])
    words = {column: _cell(table, column, cell) for column, cell in row.items()}
    words["issuer"] = words.get("table", "")
    named = row.get("substance") or row.get("name", "")
    words["name"] = row.get("product") or _substances().get(row.get("atc", ""), named)
    return text(f"book.about.{sentence}", **words)


def _cell(table: str, column: str, cell: str) -> str:
    """A cell in words: a source or a published table by who made it, a number with comma."""
    if column == "source_id":
        return _source_names()[cell]
    if column in ("table", "rule_set") and table != "issued_tables":
        return _issuer(table, cell)
    if column == "instrument":
        return next(row["name"] for row in rows("instruments") if row["instrument"] == cell)
    return cell.replace(".", ",") if cell.replace(".", "", 1).isdigit() else word(cell)


@cache
def _issuer(table: str, name: str) -> str:
    """Who made the published table that rows of `table` name."""
    issued = [row for row in rows("issued_tables") if row["table"] == name]
    fitting = [row for row in issued if row["about"] == ABOUT.get(table)]
    return next((row["issuer"] for row in (*fitting, *issued)), name)


@cache
def _source_names() -> dict[str, str]:
    return {row["source_id"]: row["publisher"] for row in rows(SOURCES)}


@cache
def _substances() -> dict[str, str]:
    return {row["atc"]: row["substance"] for row in rows("substances")}


def _line(table: str, row: Row) -> dict[str, Any]:
    return {
        **_common(row),
        "id": f"tall-{row['figure']}" if table == FIRST else "",
        "about": _about(table, row),
        "value": _value(row),
        "more": _more(table, row),
        "found_by": " ".join(_brands(row)),
    }


def _brands(row: Row) -> list[str]:
    """Names on the pack that a row can be found by: those of the medicines it is about."""
    said = {cell for column, cell in row.items() if column not in META}
    named = (
        (brand.product, {brand.row[key] for key in ("substance", "counts_as", "atc")})
        for brand in brands()
    )
    return [product for product, names in named if said & names]


def _block(table: str) -> dict[str, Any]:
    """The rows of one table; the numbers of the chapters can be linked to one by one."""
    lines = [_line(table, row) for row in rows(table)]
    names, abouts = area("book")["table_names"], area("book")["table_about"]
    return {
        "id": f"tabell-{table}",
        "name": names.get(table, table),
        "about": abouts.get(table, ""),
        "rows": lines,
    }


def _blocks() -> list[dict[str, Any]]:
    """Every table: the chapters' numbers first, the rest by name."""
    others = [_block(table) for table in TABLES if table not in (FIRST, SOURCES)]
    return [_block(FIRST), *sorted(others, key=lambda block: block["name"])]


def _sources() -> Iterable[dict[str, str]]:
    for row in rows(SOURCES):
        year, month, day = row["read_on"].split("-")
        yield {**row, "stop": stop(row["title"]), "read_on": f"{day}.{month}.{year}"}


class ClinicalTables(SphinxDirective):
    """One folded block a table, and the questions the tables answer differently."""

    def run(self) -> list[nodes.Node]:
        """Reads the tables as they are now."""
        self.env.note_reread()
        blocks = _blocks()
        every = [row for table in TABLES if table != SOURCES for row in rows(table)]
        unsigned = sum(not row["reviewed_by"] for row in every)
        return [
            rendered(
                "clinical-tables.html.j2",
                blocks=blocks,
                sources=list(_sources()),
                words=area("book")["tables"],
                unsigned=text("book.tables.unsigned", unsigned=unsigned, rows=len(every)),
                disagreements=disagreements(),
            )
        ]


def setup(app: Sphinx) -> None:
    """One directive."""
    app.add_directive("clinical-tables", ClinicalTables)
