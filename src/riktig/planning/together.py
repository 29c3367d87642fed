"""Several medicines in one plan: one time line, one sheet and one calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from riktig.calculators.taper.words import length_text
from riktig.configuration import Face
from riktig.planning.calendar import FILE_NAME, Dated, calendar_text
from riktig.planning.facts import BADLY, OPIOID, fact_items
from riktig.planning.plan import journal_of
from riktig.planning.together_line import Line, read_lines
from riktig.planning.together_picture import picture
from riktig.planning.together_sheet import together_sheet
from riktig.planning.together_totals import (
    Total,
    total_text,
    totals_columns,
    totals_notes,
    totals_of,
)
from riktig.planning.together_weeks import busy_weeks, weeks_view
from riktig.planning.words import joined, mg_text
from riktig.problem import Refused
from riktig.text.catalogue import text
from riktig.text.formats import format_date

FEWEST: Final = 2


def together_view(items: object, face: Face) -> dict[str, Any]:
    """The view model of the whole plan. JSON-able, all texts bokmål.

    `items` are the values of each medicine's plan; one that is waited with is told, not planned.
    `AtMedicine` names the one that is not ready; `Refused` is about them together.
    """
    lines, waiting = read_lines(items, face)
    if len(lines) < FEWEST:
        raise Refused("too_few_medicines")
    substances = joined(list(dict.fromkeys(line.substance for line in lines)))
    begins, ends = span(lines)
    return {
        "first_day": begins.isoformat(),
        "title": text("planning_together.plan.title", substances=substances),
        "stamp": stamp_of(lines),
        "draft": draft_of(lines),
        "headline": length_text((ends - begins).days),
        "headline_label": text(
            f"planning_together.plan.span_{'zero' if reaches_zero(lines) else 'open'}",
            begin=format_date(begins),
            end=format_date(ends),
        ),
        "waiting": _waiting(waiting),
        "warnings": _warnings(lines),
        "weeks": weeks_view(lines),
        "picture": picture({"": lines}).as_dict(),
        "timeline": _timeline(lines),
        "notes": totals_notes(lines),
        "medicines": [_medicine(line) for line in lines],
        "badly": _advice("badly", BADLY, lines),
        "opioid": _advice("opioid", OPIOID, lines),
        **_output(lines),
    }


def span(lines: Sequence[Line]) -> tuple[date, date]:
    """The first day, and the first day after the last dose (or the end of what is planned)."""
    return min(line.begins for line in lines), max(line.ends for line in lines)


def reaches_zero(lines: Sequence[Line]) -> bool:
    """Whether every medicine comes down to 0."""
    return all(line.plan.schedule.reaches_zero for line in lines)


def stamp_of(lines: Sequence[Line]) -> str:
    """The stamp of a made-up patient, where one of the medicines is one's."""
    return next((line.plan.stamp for line in lines if line.plan.stamp), "")


def draft_of(lines: Sequence[Line]) -> str:
    """What a draft carries: a yes before a question that is not answered."""
    marks = [line.plan.draft for line in lines if line.plan.draft]
    stop = text("planning.before.mark_stop")
    return stop if stop in marks else next(iter(marks), "")


def _waiting(count: int) -> str:
    key = "one" if count == 1 else "many"
    return text(f"planning_together.plan.waiting_{key}", count=count) if count else ""


def _warnings(lines: Sequence[Line]) -> list[str]:
    drives = any(step.driving for line in lines for step in line.steps)
    return [text("planning_together.plan.driving")] if drives else []


def _timeline(lines: Sequence[Line]) -> dict[str, Any]:
    """Every day on which something changes, with each medicine's dose and the sums."""
    totals = totals_of(lines)
    days = sorted({step.begins for line in lines for step in line.steps})
    busy = busy_weeks(lines)
    mondays = {day: monday for monday in busy for day in days if 0 <= (day - monday).days < 7}
    return {
        "caption": text("planning_together.timeline.caption"),
        "date_label": text("planning.plan.column_date"),
        "columns": [
            text(
                "planning_together.timeline.medicine", number=line.number, substance=line.substance
            )
            for line in lines
        ],
        "totals": totals_columns(totals),
        "rows": [_row(day, lines, totals, busy=day in mondays) for day in days],
    }


def _row(
    day: date, lines: Sequence[Line], totals: Sequence[Total], *, busy: bool
) -> dict[str, Any]:
    return {
        "date_text": format_date(day),
        "busy": busy and sum(day in line.falls() for line in lines) > 0,
        "cells": [_cell(line, day) for line in lines],
        "totals": [total_text(total, lines, day) for total in totals],
    }


def _cell(line: Line, day: date) -> dict[str, Any]:
    """A medicine's dose on a day, and whether it goes down on that day."""
    name, mg = line.dose_on(day)
    key = "stopped" if not mg else "now" if line.step_on(day) is None else "dose"
    other = "_other" if name != line.substance else ""
    said = text(f"planning_together.timeline.{key}{other}", mg=mg_text(mg), substance=name)
    return {"text": said, "falls": day in line.falls()}


def _medicine(line: Line) -> dict[str, Any]:
    """One medicine in short: when it begins, and when it is done."""
    key = "zero" if line.plan.schedule.reaches_zero else "open"
    return {
        "number": line.number,
        "name": line.substance,
        "text": text(
            f"planning_together.plan.medicine_{key}",
            start=mg_text(line.used_now_mg),
            begin=format_date(line.begins),
            end=format_date(line.ends),
            last=mg_text(line.steps[-1].level.mg_per_day),
            length=length_text(line.plan.schedule.days),
        ),
        "begins": line.begins.isoformat(),
        "ends": line.ends.isoformat(),
    }


def _advice(name: str, facts: Sequence[str], lines: Sequence[Line]) -> dict[str, Any] | None:
    """What sources say of these classes of medicines, each sentence once."""
    classes = dict.fromkeys(line.plan.request.medicine.class_ for line in lines)
    items = {one["text"]: one for class_ in classes for one in fact_items(facts, class_)}
    return {"title": text(f"planning.{name}.title"), "items": [*items.values()]} if items else None


def _output(lines: Sequence[Line]) -> dict[str, Any]:
    """Sheet, calendar and journal text, where every medicine's own plan gives them."""
    if not all(line.plan.gives_output for line in lines):
        withheld = text("planning.plan.withheld")
        return {"sheet": None, "calendar": None, "journal": None, "withheld": withheld}
    stamp, draft = stamp_of(lines), draft_of(lines)
    in_calendar = text("planning.calendar.draft") if draft else ""
    marks = ": ".join(mark for mark in (stamp, in_calendar) if mark)
    dated = [Dated(line.steps, line.plan.request.medicine, line.number) for line in lines]
    return {
        "sheet": together_sheet(lines, stamp=stamp, draft=draft),
        "calendar": {"file_name": FILE_NAME, "text": calendar_text(dated, marks)},
        "journal": _journal(lines),
        "withheld": "",
    }


def _journal(lines: Sequence[Line]) -> dict[str, str]:
    """Each medicine's own text, under one heading."""
    heading = text("planning_together.plan.journal", count=len(lines))
    drives = [text("planning_together.plan.journal_driving")] if _warnings(lines) else []
    parts = [heading, *drives, *(journal_of(line.plan).text for line in lines)]
    return {"title": text("planning.journal.title"), "text": "\n\n".join(parts)}
