"""Courses by the half-year they started in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import reduce
from operator import add

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.text import text
from riktig_hub.outcomes.categories import LATEST
from riktig_hub.outcomes.reach import reach_of
from riktig_hub.outcomes.status import Status, status
from riktig_hub.registry.courses import Course

FIRST_MONTH_OF_AUTUMN = 7


def cohort_of(starts_on: date) -> str:
    """`2026-2` for the second half of 2026: sorts by time."""
    return f"{starts_on.year}-{1 + (starts_on.month >= FIRST_MONTH_OF_AUTUMN)}"


def cohort_name(cohort: str) -> str:
    """In words."""
    year, half = cohort.split("-")
    return text(f"hub_outcomes.status.half_{half}", year=year)


def by_cohort(session: Session, now: datetime) -> list[tuple[str, Status]]:
    """Each cohort's counts, newest first; of each doctor the latest form."""
    courses: dict[str, list[Course]] = {}
    for one in session.scalars(select(Course)):
        courses.setdefault(cohort_of(one.starts_on), []).append(one)
    return [(name, _together(session, courses[name], now)) for name in sorted(courses)[::-1]]


def _together(session: Session, courses: Sequence[Course], now: datetime) -> Status:
    each = [status(session, one, LATEST, reach_of(session, one, now)) for one in courses]
    return reduce(add, each)
