"""Norway's clock: what people read and type. The registry keeps UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

NORWAY = ZoneInfo("Europe/Oslo")
# Chosen here: a course, an approval or a plan has no day outside these.
FIRST_YEAR, LAST_YEAR = 1990, 2199


def local(moment: datetime) -> datetime:
    """The moment by Norway's clock."""
    return moment.astimezone(NORWAY)


def local_day(moment: datetime) -> date:
    """The day in Norway at that moment."""
    return local(moment).date()


def from_local(written: str) -> datetime:
    """A moment typed as `2026-12-01T19:00` in Norway. `ValueError` if it is none of our time."""
    typed = datetime.fromisoformat(written)
    check_year(typed)
    return typed.replace(tzinfo=NORWAY).astimezone(UTC)


def check_year(day: date) -> None:
    """`ValueError` for a day so far away that nothing can be reckoned from it: it is mistyped."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("a year far away")
