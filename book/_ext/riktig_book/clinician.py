"""`{clinician-list}`: what a clinician must read before the book is used clinically.

Made from the tables and from what the pages cite, so nothing on it is kept by hand: topics of the
national guideline, sources read only in a copy or out of force, and rows nobody has signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from riktig.clinical.tables import TABLES, Row, rows, source
from riktig.clinical.written import OUT_OF_FORCE
from riktig.text import text
from riktig.text.catalogue import area
from riktig_book.html import rendered
from riktig_book.reference_list import pages_citing
from riktig_book.root import TABLES_PAGE
from riktig_book.whole_book import link_to, listed

SOURCES = "sources"
TOPICS = "guideline_topics"
# How the sources' own column says that the source itself was not read, or not whole.
IN_PART = re.compile(
    r"read in (a|an|two|the|part|secondary)\b|not read|could not be read|abstract only|top of the",
    re.I,
)


def topic_groups() -> list[dict[str, Any]]:
    """Topics by how they were read; those read in the guideline itself need no group."""
    groups: dict[str, list[Row]] = {one: [] for one in ("unread", *OUT_OF_FORCE, "quoted")}
    for row in rows(TOPICS):
        if row["status"] != "read":
            groups[row["status"]].append(row)
        elif source(row["source_id"])["edition"] != "current":
            groups["quoted"].append(row)
    return [
        {"about": text(f"course.clinician.{status}"), "topics": found, "status": status}
        for status, found in groups.items()
        if found
    ]


def why(row: Row) -> str:
    """Why a source must be read again, or ""."""
    if row["edition"] in OUT_OF_FORCE:
        return text(f"numbers.edition.{row['edition']}")
    if IN_PART.search(row["licence"]) or row["source_id"] in read_in_copies():
        return text("course.clinician.copy")
    return ""


@cache
def read_in_copies() -> frozenset[str]:
    """Sources of which some number was read in a copy."""
    tables = (rows(table) for table in TABLES if table != SOURCES)
    return frozenset(
        row["source_id"] for table in tables for row in table if row["confidence"] == "B"
    )


@cache
def tables_of(source_id: str) -> tuple[str, ...]:
    """The tables with a row of this source, apart from the numbers of the chapters."""
    names = area("book")["table_names"]
    found = [
        names.get(table, table)
        for table in TABLES
        if table not in (SOURCES, TOPICS, "figures")
        and any(row["source_id"] == source_id for row in rows(table))
    ]
    return tuple(sorted(found))


def unsigned() -> list[dict[str, Any]]:
    """Rows nobody has signed, a table at a time, those with most first."""
    names = area("book")["table_names"]
    found = [
        {
            "id": f"tabell-{table}",
            "name": names.get(table, table),
            "unsigned": sum(not row["reviewed_by"] for row in rows(table)),
            "all": len(rows(table)),
        }
        for table in TABLES
        if table != SOURCES
    ]
    return sorted((one for one in found if one["unsigned"]), key=lambda one: -one["unsigned"])


def _sources(app: Sphinx, docname: str) -> Iterable[dict[str, Any]]:
    """Sources to read again that a page or a table leans on."""
    for row in rows(SOURCES):
        pages = pages_citing(app.env, row["source_id"])
        tables = tables_of(row["source_id"])
        if not why(row) or not (pages or tables):
            continue
        shown = [
            link_to(app, docname, one, f"her-{row['source_id']}")
            for one in pages
            if one in app.env.titles and one != docname
        ]
        yield {**row, "why": why(row), "pages": shown, "tables": tables}


def _made(app: Sphinx, docname: str) -> nodes.Node:
    return rendered(
        "clinician.html.j2",
        groups=topic_groups(),
        sources=list(_sources(app, docname)),
        unsigned=unsigned(),
        tables_page=app.builder.get_relative_uri(docname, TABLES_PAGE),
        words=area("course")["clinician"],
    )


def setup(app: Sphinx) -> None:
    """One directive."""
    listed(app, "clinician-list", _made)
