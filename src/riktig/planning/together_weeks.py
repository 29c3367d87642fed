"""The weeks in which more than one medicine goes down.

No source was read that says how far apart such steps must be, so none is claimed: the weeks are
told, and the choice is the doctor's and the patient's. A week is Monday to Sunday, chosen here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from riktig.planning.facts import fact, fact_items
from riktig.planning.opioid_dose import OPIOID
from riktig.planning.together_line import Line
from riktig.planning.words import joined
from riktig.text.catalogue import text
from riktig.text.formats import format_date

ORDER: Final = "order"


def busy_weeks(lines: Sequence[Line]) -> dict[date, tuple[Line, ...]]:
    """By the week's Monday, the medicines that go down in it, where there are two or more."""
    found: dict[date, list[Line]] = {}
    for line in lines:
        for monday in sorted({_monday(day) for day in line.falls()}):
            found.setdefault(monday, []).append(line)
    return {monday: tuple(found[monday]) for monday in sorted(found) if len(found[monday]) > 1}


def weeks_view(lines: Sequence[Line]) -> dict[str, Any]:
    """In words: how many weeks, which, and what a source says of the order."""
    busy = busy_weeks(lines)
    key = "none" if not busy else "one" if len(busy) == 1 else "many"
    return {
        "title": text("planning_together.weeks.title"),
        "count": len(busy),
        "sentence": text(f"planning_together.weeks.{key}", count=len(busy)),
        "choose": text("planning_together.weeks.choose") if busy else "",
        "list": [_week_text(monday, both) for monday, both in busy.items()],
        "list_title": text("planning_together.weeks.list_title"),
        "order": order_items(lines),
    }


def order_items(lines: Sequence[Line]) -> list[dict[str, str]]:
    """What a source says of the order, where an opioid goes down beside another it speaks of."""
    classes = {line.plan.request.medicine.class_ for line in lines}
    others = classes.intersection(fact(ORDER)["classes"].split()) - {OPIOID}
    return fact_items([ORDER], OPIOID) if OPIOID in classes and others else []


def _week_text(monday: date, both: Sequence[Line]) -> str:
    names = joined([line.substance for line in both])
    sunday = format_date(monday + timedelta(days=6))
    return text(
        "planning_together.weeks.week", begin=format_date(monday), end=sunday, medicines=names
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
