"""The overview as a file for a spreadsheet, with nothing in it that computes."""

from __future__ import annotations

from collections.abc import Sequence

from riktig.text import format_date, text
from riktig.text.spreadsheet import Cell, spreadsheet
from riktig.text.workbook import Sheet, workbook
from riktig_hub.administration.overview import Row
from riktig_hub.web.zone import local_day

COLUMNS = (
    "name",
    "email",
    "hpr_number",
    "municipality_number",
    "group",
    "code",
    "enrolled",
    "last",
    "still",
    "chapters",
    "handed_in",
    "meetings",
    "test",
    "certificate",
)


def as_csv(rows: Sequence[Row]) -> bytes:
    """Semicolons, and a mark by which Excel knows the letters."""
    return spreadsheet(_heading(), [_cells(one) for one in rows]).encode("utf-8-sig")


def as_workbook(rows: Sequence[Row]) -> bytes:
    """One sheet."""
    name = text("hub_administration.people.title")
    return workbook([Sheet(name, [_heading(), *(_cells(one) for one in rows)])])


def _heading() -> list[str]:
    return [text(f"hub_administration.heading.{key}") for key in COLUMNS]


def _cells(row: Row) -> list[Cell]:
    person, membership = row.person, row.membership
    return [
        person.name,
        person.email,
        person.hpr_number,
        person.municipality_number,
        row.group.name if row.group else None,
        membership.code,
        format_date(local_day(membership.enrolled_at)),
        format_date(row.last) if row.last else None,
        _yes(row.still),
        row.chapters,
        row.handed_in,
        row.meetings,
        None if row.passed is None else _yes(row.passed),
        text(f"hub_administration.people.paper_{row.certificate}") if row.certificate else None,
    ]


def _yes(whether: bool) -> str:
    return text(f"hub_administration.{'yes' if whether else 'no'}")
