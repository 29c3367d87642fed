"""Visits as they are written down and taken away: a day, a municipality, maybe a code."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.agreed.code import commitment_code, read_code
from riktig.agreed.fields import has_identity
from riktig.problem import Refused
from riktig.text import explain
from riktig.visit.commitment import sentence
from riktig_hub.registry.courses import Course
from riktig_hub.registry.practice import Visit
from riktig_hub.web.answer import NotHere, Wrong

NUMBER: Final = re.compile(r"\d{4}", re.ASCII)
MOST_DAYS_BACK: Final = 2 * 366
_PROBLEM: Final = "hub_visits.problem."


class New(NamedTuple):
    """A visit as it was typed. `again`: another visit of the same day and code is another visit."""

    day: str
    municipality: str
    code: str
    both_agree: bool
    first: bool
    again: bool


def write(session: Session, course: Course, detailer: str | None, new: New, today: date) -> None:
    """Writes a visit down. Wrong at the field that cannot be used."""
    on, where = _day(new.day, today), municipality(new.municipality)
    code = _code(new)
    row = Visit(
        detailer_id=detailer,
        course_id=course.id,
        day=on,
        municipality_number=where,
        first_visit=new.first,
        commitment_code=code,
    )
    if code and not new.again and _there(session, row):
        raise Wrong(f"{_PROBLEM}same", at="again")
    session.add(row)
    session.flush()


def own(session: Session, course: Course, detailer: str | None) -> list[Visit]:
    """The detailer's own, the latest first."""
    return list(
        session.scalars(
            select(Visit)
            .where(Visit.course_id == course.id, Visit.detailer_id == detailer)
            .order_by(Visit.day.desc(), Visit.id)
        )
    )


def remove(session: Session, course: Course, detailer: str | None, name: str) -> None:
    """Takes one of the detailer's own away."""
    row = session.get(Visit, name)
    if row is None or (row.course_id, row.detailer_id) != (course.id, detailer):
        raise NotHere
    session.delete(row)
    session.flush()


def said(code: str | None) -> str:
    """What a code says; nothing for one of a measure that is no longer here."""
    try:
        return sentence(read_code(code)) if code else ""
    except Refused:
        return ""


def due(code: str | None, today: date) -> bool:
    """Whether what was agreed on is to be looked at: its day has come."""
    try:
        return bool(code) and read_code(code or "").by <= today
    except Refused:
        return False


def municipality(typed: str) -> str:
    """Four digits."""
    no_identity(typed, "municipality")
    if not NUMBER.fullmatch(typed):
        raise Wrong(f"{_PROBLEM}municipality", at="municipality")
    return typed


def no_identity(typed: str, field: str) -> None:
    """Refuses what may tell who somebody is."""
    if has_identity(typed):
        raise Wrong(f"{_PROBLEM}identity", at=field)


def _day(typed: str, today: date) -> date:
    no_identity(typed, "day")
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        raise Wrong(f"{_PROBLEM}day", at="day") from None
    if not 0 <= (today - found).days <= MOST_DAYS_BACK:
        raise Wrong(f"{_PROBLEM}day_ahead" if found > today else f"{_PROBLEM}day_old", at="day")
    return found


def _code(new: New) -> str | None:
    """The code as it is always written; only where both agree that it is kept."""
    no_identity(new.code, "code")
    if not new.code:
        if new.both_agree:
            raise Wrong(f"{_PROBLEM}no_code", at="code")
        return None
    if not new.both_agree:
        raise Wrong(f"{_PROBLEM}not_agreed", at="both_agree")
    try:
        found = read_code(new.code)
    except Refused as refusal:
        raise Wrong(f"{_PROBLEM}as_said", at="code", why=explain(refusal.problem)) from None
    return commitment_code(found.measure, found.version, found.aim, found.by)


def _there(session: Session, row: Visit) -> bool:
    """Whether the day has a visit with the code."""
    same = select(Visit.id).where(
        Visit.course_id == row.course_id,
        Visit.day == row.day,
        Visit.commitment_code == row.commitment_code,
    )
    return session.scalar(same.limit(1)) is not None
