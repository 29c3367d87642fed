"""The log of who saw what about whom, in words and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from riktig.text import has_text, text
from riktig_hub.registry.courses import Course, Group
from riktig_hub.registry.people import Membership, Person, Seen
from riktig_hub.web.asked import OPERATOR

ROWS_A_PAGE = 100


@dataclass(frozen=True)
class Line:
    """Uses of an address that shows other people's data: one, or several within a minute."""

    at: datetime
    who: str
    what: str
    about: str
    times: int = 1


def lines(
    session: Session, course: Course, before: datetime | None
) -> tuple[list[Line], datetime | None]:
    """The newest first: what concerns the course, its groups and those who are in it.

    And from when there may be older ones; none where these are all.
    """
    groups = select(Group.id).where(Group.course_id == course.id)
    people = select(Membership.person_id).where(Membership.course_id == course.id)
    chosen = select(Seen).where(
        or_(Seen.about == course.id, Seen.about.in_(groups), Seen.about.in_(people))
    )
    if before is not None:
        chosen = chosen.where(Seen.at < before)
    found = session.scalars(chosen.order_by(Seen.at.desc()).limit(ROWS_A_PAGE)).all()
    names = _names(session, {one.actor for one in found} | {one.about or "" for one in found})
    names[course.id] = text("hub_keeping.log.whole")
    shown = [
        Line(
            one.at,
            names.get(one.actor, _gone()),
            _what(one.what),
            names.get(one.about or "", _gone()),
        )
        for one in found
    ]
    return _together(shown), found[-1].at if len(found) == ROWS_A_PAGE else None


def _together(shown: Sequence[Line]) -> list[Line]:
    """What somebody looked at several times within a minute is one line."""
    together = [list(same) for _key, same in groupby(shown, _of_a_minute)]
    return [replace(same[0], times=len(same)) for same in together]


def _of_a_minute(one: Line) -> tuple[object, ...]:
    return one.at.replace(second=0, microsecond=0), one.who, one.what, one.about


def _names(session: Session, ids: set[str]) -> dict[str, str]:
    names = {OPERATOR: text("hub_keeping.log.operator")}
    for table, column in ((Person, Person.name), (Group, Group.name), (Course, Course.title)):
        found = session.execute(select(table.id, column).where(table.id.in_(ids)))
        names |= {row[0]: row[1] for row in found}
    return names


def _gone() -> str:
    return text("hub_keeping.log.gone")


def _what(route: str) -> str:
    """What the address is for, in words; its own name for one that was there before."""
    key = f"hub_keeping.what.{route.replace('.', '_')}"
    return text(key) if has_text(key) else route
