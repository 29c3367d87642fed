"""How far a campaign has come in each municipality, by the core's own ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from riktig.visit.ledger import MOST_GPS, MOST_NAME, Row, read_rows
from riktig_hub.registry.courses import Course
from riktig_hub.registry.municipal import CampaignArea
from riktig_hub.registry.practice import Visit
from riktig_hub.visits.log import municipality, no_identity
from riktig_hub.web.answer import NotHere, Wrong
from riktig_hub.web.whole import whole

_PROBLEM: Final = "hub_visits.problem."
_NUMBER_SIGNS: Final = 5  # four digits and a space stand before the name


def visited(session: Session, course: Course) -> Mapping[str, int]:
    """Doctors visited in each municipality, by the detailers' word that it was the first visit."""
    rows = session.execute(
        select(Visit.municipality_number, func.count())
        .where(Visit.course_id == course.id, Visit.first_visit.is_(True))
        .group_by(Visit.municipality_number)
    )
    return {row[0]: row[1] for row in rows if row[0]}


def areas(session: Session, course: Course) -> list[CampaignArea]:
    """The municipalities whose number of GPs somebody has entered."""
    wanted = select(CampaignArea).where(CampaignArea.course_id == course.id)
    return list(session.scalars(wanted.order_by(CampaignArea.municipality_number)))


def unknown(session: Session, course: Course) -> list[str]:
    """Municipalities with visits, whose number of GPs nobody has entered."""
    known = {one.municipality_number for one in areas(session, course)}
    rows = session.scalars(
        select(Visit.municipality_number).where(Visit.course_id == course.id).distinct()
    )
    return sorted({one for one in rows if one} - known)


def rows_of(session: Session, course: Course) -> list[Row]:
    """The campaign as the core's ledger takes it."""
    counts = visited(session, course)
    return read_rows(
        [
            {
                "municipality": f"{one.municipality_number} {one.name}",
                "gps": one.gps,
                # More visits than doctors: the number of GPs has been set too low since.
                "visits": min(counts.get(one.municipality_number, 0), one.gps),
            }
            for one in areas(session, course)
        ]
    )


def set_area(session: Session, course: Course, number: str, name: str, gps: str) -> None:
    """How many GPs a municipality has. Wrong at the field that cannot be used."""
    where = municipality(number)
    no_identity(name, "name")
    plain = " ".join(name.split())
    if not plain or len(plain) > MOST_NAME - _NUMBER_SIGNS or not _is_name(plain):
        raise Wrong(f"{_PROBLEM}name", at="name")
    doctors = whole(gps, 1, MOST_GPS)
    if doctors is None:
        raise Wrong(f"{_PROBLEM}gps", at="gps", most=f"{MOST_GPS}")
    there = visited(session, course).get(where, 0)
    if there > doctors:
        raise Wrong(f"{_PROBLEM}gps_few", at="gps", visits=f"{there}")
    row = session.get(CampaignArea, (course.id, where))
    if row is None:
        session.add(
            CampaignArea(course_id=course.id, municipality_number=where, name=plain, gps=doctors)
        )
    else:
        row.name, row.gps = plain, doctors
    session.flush()


def _is_name(plain: str) -> bool:
    return plain.isprintable() and not any(sign.isdigit() for sign in plain)


def remove_area(session: Session, course: Course, number: str) -> None:
    """Takes a municipality out of the campaign. Its visits stay in the log."""
    row = session.get(CampaignArea, (course.id, number))
    if row is None:
        raise NotHere
    session.delete(row)
    session.flush()


def room_for(session: Session, course: Course, number: str) -> bool:
    """Whether one more doctor can be visited for the first time."""
    row = session.get(CampaignArea, (course.id, number))
    return row is None or visited(session, course).get(number, 0) < row.gps
