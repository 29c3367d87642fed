"""Days of a diary: read from ISO text, and written as Norwegians write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from riktig.problem import Refused
from riktig.text.catalogue import area
from riktig.text.formats import format_date

_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Plausibility only, chosen here: a slip of the year is told instead of drawn.
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099


def read_day(value: object, field: str) -> date:
    """A day from `2026-11-16`. `Refused("diary_day")` for anything else."""
    try:
        if isinstance(value, str) and _ISO.fullmatch(value):
            day = date.fromisoformat(value)
            if FIRST_YEAR <= day.year <= LAST_YEAR:
                return day
    except ValueError:
        pass
    raise Refused("diary_day", field=field, first=str(FIRST_YEAR), last=str(LAST_YEAR))


def days_on(day: date, days: int) -> date:
    """So many days later."""
    return day + timedelta(days=days)


def weekday(day: date) -> str:
    """The day's name."""
    names: list[str] = area("diary")["weekday"]
    return names[day.weekday()]


def short(day: date) -> str:
    """`16.11.`: a day whose year is known."""
    return format_date(day)[:6]
