"""Whether somebody may use an address, and what the address names. The only place it is decided.

What somebody may not see is answered as what is not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Never

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.registry.courses import Course, Group
from riktig_hub.registry.people import Membership, Person
from riktig_hub.web import route as roles
from riktig_hub.web.answer import NotHere
from riktig_hub.web.asked import Here, Viewer
from riktig_hub.web.route import Route


class LogIn(Exception):
    """Nobody is logged in: the login page, and then back."""


class Forbidden(Exception):
    """Logged in, and the address is for another role."""


def look_up(session: Session, route: Route, viewer: Viewer, values: Mapping[str, str]) -> Here:
    """What the address names. `LogIn`, `Forbidden` or `NotHere` where it is not for the viewer."""
    if route.who == roles.ANYBODY:
        return Here()
    if not viewer.actor:
        raise LogIn
    if route.who == roles.LOGGED_IN:
        return Here()
    if route.who == roles.ADMINISTRATOR and not viewer.administers:
        raise Forbidden
    course, group = _place(session, values)
    membership = _own(session, route, viewer, course)
    _allow(route, viewer, group, membership)
    return Here(course, group, _person(session, course, group, values), membership)


def _place(session: Session, values: Mapping[str, str]) -> tuple[Course | None, Group | None]:
    group = None
    if "group" in values:
        group = session.get(Group, values["group"]) or _missing()
    wanted = group.course_id if group else values.get("course")
    if wanted is None:
        return None, None
    if group and values.get("course", wanted) != wanted:
        _missing()
    return session.get(Course, wanted) or _missing(), group


def _own(
    session: Session, route: Route, viewer: Viewer, course: Course | None
) -> Membership | None:
    if viewer.person is None or course is None:
        return None
    return session.scalar(
        select(Membership).where(
            Membership.person_id == viewer.person.id,
            Membership.course_id == course.id,
            Membership.role == route.who,
            Membership.left_at.is_(None),
        )
    )


def _allow(
    route: Route, viewer: Viewer, group: Group | None, membership: Membership | None
) -> None:
    if route.who == roles.PARTICIPANT:  # one's own pages; an administrator has others
        if membership is None:
            _missing()
        return
    if viewer.administers:
        return
    if membership is None:
        _missing()
    if group and (viewer.person is None or group.facilitator_id != viewer.person.id):
        _missing()


def _person(
    session: Session, course: Course | None, group: Group | None, values: Mapping[str, str]
) -> Person | None:
    """The person the address names, who must be in the course and the group it names."""
    if "person" not in values:
        return None
    person = session.get(Person, values["person"]) or _missing()
    there = select(Membership.id).where(Membership.person_id == person.id)
    if course is not None:
        there = there.where(Membership.course_id == course.id)
    if group is not None:
        there = there.where(Membership.group_id == group.id)
    if (course or group) and session.scalar(there.limit(1)) is None:
        _missing()
    return person


def _missing() -> Never:
    raise NotHere
