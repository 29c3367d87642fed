"""The groups of a course: who is in them, who leads them, and when they meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, overload

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, selectinload

from riktig_hub.registry.courses import Course, Group, Meeting
from riktig_hub.registry.people import Membership, Person

MEETINGS = 3
# What SKIL says of the groups of its course "Vanedannende legemidler"
# (skilnet.no/skilkurs/vlm): at least 2, and 5 to 12 are recommended.
FEWEST, RECOMMENDED, MOST = 2, 5, 12


@dataclass(frozen=True)
class GroupSize:
    """A group and how many take the course in it. `warning` is a text key's last part, or none."""

    group: Group
    members: int

    @property
    def warning(self) -> str:
        """Whether it is smaller or larger than a group should be."""
        if self.members < FEWEST:
            return "too_few"
        if self.members > MOST:
            return "too_many"
        return "few" if self.members < RECOMMENDED else ""


@overload
def group_named(session: Session, course: Course, name: str, make: Literal[True]) -> Group: ...
@overload
def group_named(
    session: Session, course: Course, name: str, make: Literal[False] = False
) -> Group | None: ...
def group_named(session: Session, course: Course, name: str, make: bool = False) -> Group | None:
    """The group of that name, whatever its letters' case; made where asked for."""
    wanted = name.casefold()
    for group in groups_of(session, course):
        if group.name.casefold() == wanted:
            return group
    return make_group(session, course, name) if make else None


def make_group(session: Session, course: Course, name: str) -> Group:
    """A new group with its three meetings, which have no date yet."""
    group = Group(course_id=course.id, name=name)
    group.meetings = [Meeting(number=number) for number in range(1, MEETINGS + 1)]
    session.add(group)
    session.flush()
    return group


def groups_of(session: Session, course: Course) -> Sequence[Group]:
    """The course's groups by name, with their meetings."""
    return session.scalars(
        select(Group)
        .where(Group.course_id == course.id)
        .options(selectinload(Group.meetings))
        .order_by(Group.name)
    ).all()


def lead(session: Session, group: Group, person: Person | None, now: datetime) -> None:
    """Makes somebody the group's facilitator, with the role in the course that goes with it."""
    group.facilitator_id = person.id if person else None
    if person is None:
        return
    there = session.scalar(
        select(Membership).where(
            Membership.course_id == group.course_id,
            Membership.person_id == person.id,
            Membership.role == "facilitator",
        )
    )
    if there is None:
        there = Membership(
            person_id=person.id, course_id=group.course_id, role="facilitator", enrolled_at=now
        )
        session.add(there)
    there.left_at = None


def members_of(session: Session, course: Course) -> Sequence[Membership]:
    """Everybody who takes the course now, by name; who they are comes with them."""
    chosen = select(Membership).options(contains_eager(Membership.person))
    return session.scalars(_now(chosen, course, "participant")).all()


def facilitators_of(session: Session, course: Course) -> Sequence[Person]:
    """Everybody who may lead a group of the course, by name."""
    return session.scalars(_now(select(Person), course, "facilitator")).all()


def _now(chosen: Select[Any], course: Course, role: str) -> Select[Any]:
    """Those who are something in the course now, by name."""
    return chosen.where(
        Membership.person_id == Person.id,
        Membership.course_id == course.id,
        Membership.role == role,
        Membership.left_at.is_(None),
    ).order_by(Person.name)


def sizes(session: Session, course: Course) -> list[GroupSize]:
    """Each group with how many are in it."""
    within = Counter(one.group_id for one in members_of(session, course))
    return [GroupSize(one, within[one.id]) for one in groups_of(session, course)]


def move(session: Session, course: Course, people: Sequence[str], group: Group | None) -> int:
    """Moves participants to a group, or out of any; how many were moved."""
    chosen = set(people)
    moved = 0
    for one in members_of(session, course):
        if one.person_id in chosen and one.group_id != (group.id if group else None):
            one.group_id = group.id if group else None
            moved += 1
    return moved
