"""When a meeting is, and who came to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.groups.members import Member
from riktig_hub.registry.courses import Attendance, Meeting
from riktig_hub.web.answer import Wrong
from riktig_hub.web.zone import local_day


def attendance_of(session: Session, meeting: Meeting) -> Mapping[str, Attendance]:
    """What has been said of each person."""
    rows = session.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id))
    return {one.person_id: one for one in rows}


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
    if meeting.starts_at is None:
        raise Wrong("hub_groups.problem.no_time")
    if local_day(meeting.starts_at) > local_day(now):
        raise Wrong("hub_groups.problem.not_yet")
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
