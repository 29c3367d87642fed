"""Sums that a municipality is shown: made of doctors who came together, and never changed.

Each doctor is in at most one sum of a figure for the same years, whatever courses they take.
Whatever somebody does with all that has ever been
shown, they find sums of whole such companies, and none is smaller than five. So one more doctor,
one who leaves, and one who shares anew change nothing that is shown, until five have come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.municipality.figures import GROUPS, SIDES, Given, Parts, added, given
from riktig_hub.registry.courses import Course
from riktig_hub.registry.municipal import MunicipalCounted, MunicipalSum
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.practice import SharedSummary
from riktig_hub.registry.taking_part import TAKES_PART
from riktig_hub.web.zone import local_day

LEAST = LEAST_MEMBERS


class Doctor(NamedTuple):
    """Somebody who lets the municipality sum their numbers, and has shared both periods."""

    id: str
    before: SharedSummary
    after: SharedSummary


def doctors_of(session: Session, course: Course, municipality: str) -> list[Doctor]:
    """Those whose numbers may be summed, as they stand now."""
    rows = session.execute(
        select(Person.id, SharedSummary)
        .join(SharedSummary, SharedSummary.person_id == Person.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Person.municipality_number == municipality,
            SharedSummary.course_id == course.id,
            SharedSummary.for_municipality.is_(True),
            Membership.course_id == course.id,
            TAKES_PART,
        )
        .order_by(Person.id)
    ).all()
    found: dict[str, dict[str, SharedSummary]] = {}
    for person, summary in rows:
        found.setdefault(person, {})[summary.period] = summary
    return [
        Doctor(name, one["before"], one["after"])
        for name, one in found.items()
        if one.keys() >= set(SIDES)
    ]


def renew(session: Session, course: Course, municipality: str, now: datetime) -> None:
    """Makes the sums that can be made of those who are in none yet."""
    # One at a time, of all courses: two at once would sum the same doctors. SQLite has one writer
    # in any case.
    session.scalars(select(Course.id).order_by(Course.id).with_for_update()).all()
    rows = session.scalars(select(MunicipalCounted).where(MunicipalCounted.course_id == course.id))
    counted = {(one.person_id, one.figure) for one in rows}
    elsewhere = _elsewhere(session, course)
    waiting = [
        (one, given(one.before.content, one.after.content))
        for one in doctors_of(session, course, municipality)
        if any((one.id, group) not in counted for group in GROUPS)
    ]
    for group in GROUPS:
        new = [
            (one.id, what)
            for one, what in waiting
            if (one.id, group) not in counted
            and one.before.period_from > elsewhere.get((one.id, group), date.min)
        ]
        for kind, company in _companies(group, new).items():
            if len(company) >= LEAST:
                _sum(session, course, municipality, kind, group, company, now)
    session.flush()


def _elsewhere(session: Session, course: Course) -> Mapping[tuple[str, str], date]:
    """The last day that sums of other courses can be of, by doctor and figure.

    Who is in a sum of another course is in one here with later years alone: with the same years,
    two courses' sums would differ by whoever is in the one and not in the other.
    """
    made = (
        select(MunicipalCounted.person_id, MunicipalCounted.figure, func.max(MunicipalSum.made_at))
        .join(
            MunicipalSum,
            and_(
                MunicipalSum.course_id == MunicipalCounted.course_id,
                MunicipalSum.figure == MunicipalCounted.figure,
            ),
        )
        .where(MunicipalCounted.course_id != course.id)
        .group_by(MunicipalCounted.person_id, MunicipalCounted.figure)
    )
    return {(who, figure): local_day(made_at) for who, figure, made_at in session.execute(made)}


def _companies(group: str, new: Sequence[tuple[str, Given]]) -> Mapping[str, dict[str, Parts]]:
    """Those who wait with numbers of a group, by what kind the numbers are of."""
    found: dict[str, dict[str, Parts]] = {}
    for who, what in new:
        if group in what.groups:
            found.setdefault(what.kind, {})[who] = what.groups[group]
    return found


def _sum(
    session: Session,
    course: Course,
    municipality: str,
    kind: str,
    group: str,
    company: Mapping[str, Parts],
    now: datetime,
) -> None:
    session.add(
        MunicipalSum(
            course_id=course.id,
            municipality_number=municipality,
            kind=kind,
            figure=group,
            doctors=len(company),
            sums=added(list(company.values())),
            made_at=now,
        )
    )
    session.add_all(
        MunicipalCounted(course_id=course.id, person_id=who, figure=group) for who in company
    )


def sums_of(session: Session, course: Course, municipality: str) -> list[MunicipalSum]:
    """All that has been made, the first first."""
    return list(
        session.scalars(
            select(MunicipalSum)
            .where(
                MunicipalSum.course_id == course.id,
                MunicipalSum.municipality_number == municipality,
            )
            .order_by(MunicipalSum.made_at, MunicipalSum.id)
        )
    )
