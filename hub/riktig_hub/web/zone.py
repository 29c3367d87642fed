"""Norway's clock: what people read and type. The registry keeps UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

NORWAY = ZoneInfo("Europe/Oslo")


def local(moment: datetime) -> datetime:
    """The moment by Norway's clock."""
    return moment.astimezone(NORWAY)


def local_day(moment: datetime) -> date:
    """The day in Norway at that moment."""
    return local(moment).date()


def from_local(written: str) -> datetime:
    """A moment typed as `2026-12-01T19:00` in Norway. `ValueError` if it is none."""
    return datetime.fromisoformat(written).replace(tzinfo=NORWAY).astimezone(UTC)
