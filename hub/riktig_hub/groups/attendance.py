"""When a meeting is, and who came to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from riktig_hub.groups.members import Member
from riktig_hub.registry.courses import Attendance, Group, Meeting
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.taking_part import participants_with_code
from riktig_hub.web.answer import Wrong
from riktig_hub.web.zone import local_day


def attendance_of(session: Session, meeting: Meeting) -> Mapping[str, Attendance]:
    """What has been said of each person."""
    rows = session.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id))
    return {one.person_id: one for one in rows}


def guests_of(
    session: Session, group: Group, meeting: Meeting, members: Collection[Member]
) -> list[Member]:
    """Those of the course's other groups who came to this meeting, by name."""
    rows = session.execute(
        _participants(group)
        .join(Attendance, Attendance.person_id == Person.id)
        .where(Attendance.meeting_id == meeting.id, Attendance.present.is_(True))
        .order_by(Person.name, Person.id)
    )
    ours = {one.id for one in members}
    found = (Member(person.id, person.name, code or "", person.email) for person, code in rows)
    return [one for one in found if one.id not in ours]


def guest(session: Session, group: Group, typed: str) -> Member:
    """A participant of the course by their code or e-mail address. Wrong where there is none."""
    known = or_(Membership.code == typed.lower(), Person.email == typed.lower())
    row = session.execute(_participants(group).where(known)).first()
    if row is None:
        raise Wrong("hub_groups.problem.guest", at="guest")
    person, code = row
    return Member(person.id, person.name, code or "", person.email)


def _participants(group: Group) -> Select[tuple[Person, str | None]]:
    return participants_with_code().where(Membership.course_id == group.course_id)


def too_early(meeting: Meeting, now: datetime) -> str:
    """Why nobody can have come yet, as a text's key; empty from the meeting's day on."""
    if meeting.starts_at is None:
        return "hub_groups.problem.no_time"
    return "hub_groups.problem.not_yet" if local_day(meeting.starts_at) > local_day(now) else ""


def say_attendance(
    session: Session,
    meeting: Meeting,
    members: Collection[Member],
    present: Collection[str],
    by: str,
    now: datetime,
) -> int:
    """Who of the members came; the others did not. Gives how many came.

    What was said before and is said again keeps its time. Of those who are no longer in the
    group, what was said stands.
    """
    early = too_early(meeting, now)
    if early or meeting.starts_at is None:
        raise Wrong(early)
    known = attendance_of(session, meeting)
    for one in members:
        came, said = one.id in present, known.get(one.id)
        if said is None:
            session.add(
                Attendance(
                    meeting_id=meeting.id, person_id=one.id, present=came, said_by=by, said_at=now
                )
            )
        elif said.present != came:
            said.present, said.said_by, said.said_at = came, by, now
    meeting.held_at = meeting.held_at or min(meeting.starts_at, now)
    return sum(one.id in present for one in members)


def set_time(meeting: Meeting, starts_at: datetime, minutes: int, place: str) -> None:
    """The meeting's time and place. A meeting with attendance keeps its day: it has been held."""
    moved = meeting.starts_at is None or local_day(meeting.starts_at) != local_day(starts_at)
    if meeting.held_at is not None and moved:
        raise Wrong("hub_groups.problem.held", at="day")
    meeting.starts_at, meeting.minutes, meeting.place = starts_at, minutes, place or None
