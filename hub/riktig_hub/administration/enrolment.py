"""Who comes into a course: looked through first, then done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.text import text
from riktig_hub.administration.groups import group_named, lead
from riktig_hub.administration.people_file import Read, Wanted
from riktig_hub.registry.courses import Course, Group
from riktig_hub.registry.people import Membership, Person

NEW, SAME, CHANGED, WRONG = "new", "same", "changed", "wrong"
_OWN = ("name", "hpr_number", "municipality_number")


@dataclass(frozen=True)
class Looked:
    """A line of the list and what would come of it: `kind`, and a sentence that says more."""

    number: int
    kind: str
    wanted: Wanted | None
    sentence: str = ""
    name: str = ""


def look_through(session: Session, course: Course, lines: Iterable[Read]) -> tuple[Looked, ...]:
    """What enrolling these would do. Changes nothing."""
    seen: dict[tuple[str, str], int] = {}
    leaders: dict[str, str] = {}
    found = []
    for line in lines:
        if line.wanted is None:
            found.append(Looked(line.number, WRONG, None, line.wrong, line.name))
            continue
        before = seen.setdefault((line.wanted.email, line.wanted.role), line.number)
        if before != line.number:
            sentence = text("hub_administration.file.repeated", line=before)
            found.append(Looked(line.number, WRONG, line.wanted, sentence))
            continue
        found.append(_look(session, course, line.number, line.wanted, leaders))
    return tuple(found)


def look_at(session: Session, course: Course, wanted: Wanted) -> Looked:
    """What enrolling one person would do. Changes nothing."""
    return _look(session, course, 1, wanted, {})


def _look(
    session: Session, course: Course, number: int, wanted: Wanted, leaders: dict[str, str]
) -> Looked:
    person = person_with(session, wanted.email)
    stops = _stops(session, course, wanted, person, leaders)
    if stops:
        return Looked(number, WRONG, wanted, stops)
    there = membership_of(session, course, person.id, wanted.role) if person else None
    changes = _changes(session, course, wanted, person, there)
    if there is None:
        known = text("hub_administration.file.known") if person else ""
        said = [known, *changes] if person else []
        return Looked(number, NEW, wanted, " ".join(one for one in said if one))
    return Looked(number, CHANGED if changes else SAME, wanted, " ".join(changes))


def _stops(
    session: Session,
    course: Course,
    wanted: Wanted,
    person: Person | None,
    leaders: dict[str, str],
) -> str:
    """Why nobody can be enrolled so, or nothing."""
    if person is not None and person.closed_at is not None:
        return text("hub_administration.file.closed")
    number = wanted.municipality_number or (person and person.municipality_number)
    if wanted.role == "municipality" and not number:
        return text("hub_administration.file.municipality_needed")
    if wanted.role != "facilitator" or not wanted.group:
        return ""
    group = group_named(session, course, wanted.group)
    leads = session.get(Person, group.facilitator_id) if group and group.facilitator_id else None
    leader = leads.email if leads else leaders.setdefault(wanted.group.casefold(), wanted.email)
    return "" if leader == wanted.email else text("hub_administration.file.led_by_another")


def _changes(
    session: Session,
    course: Course,
    wanted: Wanted,
    person: Person | None,
    there: Membership | None,
) -> list[str]:
    """A sentence for each thing that is known otherwise."""
    said = []
    for key in _OWN if person else ():
        new, old = getattr(wanted, key), getattr(person, key)
        if new and new != old:
            said.append(_change(key, old, new))
    if there and there.left_at is not None:
        said.append(text("hub_administration.file.comes_back"))
    before = _group_name(session, course, wanted, there)
    if there and wanted.group and wanted.group.casefold() != before.casefold():
        said.append(_change("group", before, wanted.group))
    return said


def _change(key: str, old: str | None, new: str) -> str:
    heading = text(f"hub_administration.heading.{key}")
    if not old:
        return text("hub_administration.file.added", heading=heading, new=new)
    return text("hub_administration.file.change", heading=heading, old=old, new=new)


def _group_name(session: Session, course: Course, wanted: Wanted, there: Membership | None) -> str:
    if there is None:
        return ""
    if wanted.role == "facilitator":  # leading is the group's, not the membership's
        group = group_named(session, course, wanted.group) if wanted.group else None
        return group.name if group and group.facilitator_id == there.person_id else ""
    group = session.get(Group, there.group_id) if there.group_id else None
    return group.name if group else ""


def enrol(session: Session, course: Course, wanted: Sequence[Wanted], now: datetime) -> int:
    """Does what was looked through; how many that were not in the course in that role."""
    new = 0
    for one in wanted:
        person = person_with(session, one.email) or Person(
            name=one.name, email=one.email, created_at=now
        )
        session.add(person)
        for key in _OWN:
            if getattr(one, key):
                setattr(person, key, getattr(one, key))
        session.flush()
        new += _join(session, course, person, one, now)
    return new


def _join(session: Session, course: Course, person: Person, wanted: Wanted, now: datetime) -> int:
    there = membership_of(session, course, person.id, wanted.role)
    new = there is None
    if there is None:
        there = Membership(
            person_id=person.id, course_id=course.id, role=wanted.role, enrolled_at=now
        )
        if wanted.role == "participant":
            there.code = next_code(session, course)
        session.add(there)
    there.left_at = None
    if wanted.group:
        group = group_named(session, course, wanted.group, make=True)
        if wanted.role == "facilitator":
            lead(session, group, person, now)
        elif wanted.role == "participant":
            there.group_id = group.id
    session.flush()
    return new


def person_with(session: Session, email: str) -> Person | None:
    """Whoever has this address."""
    return session.scalar(select(Person).where(Person.email == email))


def membership_of(session: Session, course: Course, person_id: str, role: str) -> Membership | None:
    """A person's place in a course in that role, also one that has ended."""
    return session.scalar(
        select(Membership).where(
            Membership.course_id == course.id,
            Membership.person_id == person_id,
            Membership.role == role,
        )
    )


def next_code(session: Session, course: Course) -> str:
    """The code after the last that was given: `d01`, `d02`. None is given twice.

    Answers may still lie under the code of somebody whose data were deleted.
    """
    codes = session.scalars(select(Membership.code).where(Membership.course_id == course.id))
    used = [int(code[1:]) for code in codes if code and code[1:].isdecimal()]
    course.last_code = max(course.last_code, *used, 0) + 1
    return f"d{course.last_code:02d}"
