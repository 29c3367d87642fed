"""How the course's machine is: what an administrator looks at when something seems wrong."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from riktig import __version__
from riktig.text import format_number
from riktig_hub.registry.learning import HandIn
from riktig_hub.registry.people import Login
from riktig_hub.registry.store import FILE

DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
MEGABYTE = 1024 * 1024
LEAST_FREE_MB = 500
# A hand-in that nobody has taken in after this long waits for something that does not come.
SLOW = timedelta(minutes=15)


@dataclass(frozen=True)
class Sign:
    """One thing to look at: a key of `hub_keeping.health`, whether it is well, and its number.

    `well` is none of what is neither well nor unwell.
    """

    key: str
    well: bool | None
    number: str


def signs(session: Session, folder: Path, now: datetime) -> list[Sign]:
    """All there is to look at, the same each time, in the same order."""
    free = shutil.disk_usage(folder).free // MEGABYTE if folder.is_dir() else 0
    waiting = session.scalar(_waiting(now)) or 0
    inside = session.scalar(
        select(func.count(func.distinct(Login.person_id))).where(Login.expires_at > now)
    )
    return [
        Sign("version", None, __version__),
        Sign("database", None, DATABASES[session.get_bind().dialect.name]),
        Sign("size_mb", None, _size(folder)),
        Sign("free_mb", free >= LEAST_FREE_MB, format_number(free)),
        Sign("waiting", waiting == 0, str(waiting)),
        Sign("logged_in", None, str(inside)),
    ]


def _waiting(now: datetime) -> object:
    return (
        select(func.count())
        .select_from(HandIn)
        .where(HandIn.taken_at.is_(None), HandIn.refused.is_(None), HandIn.received_at < now - SLOW)
    )


def _size(folder: Path) -> str:
    file = folder / FILE
    if not file.is_file():
        return "–"
    return format_number(max(1, round(file.stat().st_size / MEGABYTE)))
