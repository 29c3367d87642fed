"""Everybody who takes the course: the table, its files, and the deadlines they have."""

from __future__ import annotations

from itertools import groupby

from riktig_exercises.course_rules import rules

from riktig_hub.administration import deadlines
from riktig_hub.administration.groups import groups_of
from riktig_hub.administration.others import others_of
from riktig_hub.administration.overview import WITHOUT, Row, chosen, overview
from riktig_hub.administration.overview_sheet import as_csv, as_workbook
from riktig_hub.chapters import chapter_pages
from riktig_hub.web.answer import Answer, File, Go, Page
from riktig_hub.web.asked import Asked

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STILL = "stille"


def show(asked: Asked) -> Answer:
    """The table, of those chosen."""
    everybody = overview(asked.session, asked.course, asked.now)
    return Page(
        "administration/people.html.j2",
        {
            "course": asked.course,
            "rows": _chosen(asked, everybody),
            "everybody": len(everybody),
            "still_count": sum(one.still for one in everybody),
            "groups": groups_of(asked.session, asked.course),
            "group": asked.query.get("gruppe", ""),
            "still": STILL in asked.query,
            "without": WITHOUT,
            "chapters": len(chapter_pages()),
            "assignments": len(rules().assignments),
            "others": others_of(asked.session, asked.course),
        },
    )


def as_file(asked: Asked) -> Answer:
    """The same as a file for a spreadsheet, semicolons between."""
    return File("deltakere.csv", as_csv(_wanted(asked)), CSV)


def as_excel(asked: Asked) -> Answer:
    """The same as an Excel file."""
    return File("deltakere.xlsx", as_workbook(_wanted(asked)), XLSX)


def _wanted(asked: Asked) -> list[Row]:
    return _chosen(asked, overview(asked.session, asked.course, asked.now))


def _chosen(asked: Asked, rows: list[Row]) -> list[Row]:
    return chosen(rows, asked.query.get("gruppe", ""), STILL in asked.query)


def show_deadlines(asked: Asked) -> Answer:
    """A field for each assignment."""
    parts = groupby(deadlines.deadlines(asked.course), key=lambda one: one.module)
    values = {"course": asked.course, "parts": [(module, list(of_it)) for module, of_it in parts]}
    return Page("administration/deadlines.html.j2", values)


def save_deadlines(asked: Asked) -> Answer:
    """Keeps them all."""
    typed = {name: asked.given(f"due_{name}") for name in rules().assignments}
    count = deadlines.save(asked.course, typed)
    to = f"/styring/{asked.course.id}"
    return Go(to, said="hub_administration.said.deadlines", filling={"count": count})
