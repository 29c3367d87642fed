"""The municipality's page."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import select

from riktig.municipality.shown import Sum, molde_source, tables
from riktig.text.catalogue import area
from riktig_hub.municipality.sums import LEAST, doctors_of, renew, sums_of
from riktig_hub.registry.people import Membership, Person
from riktig_hub.web.answer import Answer, Page
from riktig_hub.web.asked import Asked
from riktig_hub.web.route import MUNICIPALITY, Route

_NUMBER: Final = re.compile(r"\d{4}", re.ASCII)


def show_municipality(asked: Asked) -> Answer:
    """The figures there are, or how many doctors are missing before there are any.

    It is logged, so its session writes: sums that can be made are made when somebody looks.
    """
    number = _municipality(asked)
    if number:
        renew(asked.session, asked.course, number, asked.now)
    made = sums_of(asked.session, asked.course, number)
    found = tables([Sum(one.kind, one.figure, one.doctors, one.sums) for one in made])
    sharing = len(doctors_of(asked.session, asked.course, number)) if number else 0
    values = {
        "course": asked.course,
        "number": number,
        "tables": found,
        "least": LEAST,
        # Only while nothing is shown: later the count would tell who came when.
        "missing": 0 if found else max(0, LEAST - sharing),
        "source": molde_source(),
        "about": area("municipality")["about"],
        "others": _others(asked),
    }
    return Page("municipality/municipality.html.j2", values)


def _municipality(asked: Asked) -> str:
    """The officer's own; who administers may choose."""
    wanted = asked.query.get("kommune", "")
    if asked.viewer.administers and _NUMBER.fullmatch(wanted):
        return wanted
    person = asked.viewer.person
    return (person.municipality_number or "") if person else ""


def _others(asked: Asked) -> list[str]:
    """The course's municipalities, for who administers."""
    if not asked.viewer.administers:
        return []
    rows = asked.session.scalars(
        select(Person.municipality_number)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.course_id == asked.course.id, Membership.role == "participant")
        .distinct()
    )
    return sorted(one for one in rows if one)


ROUTES: tuple[Route, ...] = (
    Route("/kommune/<course>", "municipality", MUNICIPALITY, show_municipality, sees="course"),
)
