"""Where a group is between its meetings: what is done, what is next, and what the book has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from riktig.meeting.order import meetings as plans
from riktig_hub.registry.courses import Attendance, Group, Meeting
from riktig_hub.registry.practice import Commitment
from riktig_hub.web.answer import NotHere
from riktig_hub.web.zone import local_day

# What the book calls a module in the addresses of its papers.
_PAPERS: Final = {"anxiety": "angst", "sleep": "sovn", "chronic_pain": "smerter"}


class Material(NamedTuple):
    """What the book has for a meeting: addresses, by what they are."""

    module: str
    title: str
    minutes: int
    links: Mapping[str, str]


class Held(NamedTuple):
    """A meeting and how far it has come.

    `state`: no_date, planned, today, passed (nobody has said who came), held (the worksheet is
    left), done.
    """

    meeting: Meeting
    state: str
    present: int
    said: int
    commitments: int

    @property
    def number(self) -> int:
        """Which of the three."""
        return self.meeting.number


def held_meetings(session: Session, group: Group, today: date) -> list[Held]:
    """The group's meetings in order."""
    ids = [one.id for one in group.meetings]
    said = _count(session, Attendance.meeting_id, ids)
    came = _count(session, Attendance.meeting_id, ids, Attendance.present.is_(True))
    agreed = _count(session, Commitment.meeting_id, ids)
    return [
        Held(
            one,
            _state(one, said.get(one.id, 0), today),
            came.get(one.id, 0),
            said.get(one.id, 0),
            agreed.get(one.id, 0),
        )
        for one in group.meetings
    ]


def _count(
    session: Session, meeting: Any, ids: Sequence[str], *where: ColumnElement[bool]
) -> dict[str, int]:
    """Rows a meeting."""
    rows = session.execute(
        select(meeting, func.count()).where(meeting.in_(ids), *where).group_by(meeting)
    )
    return {row[0]: row[1] for row in rows}


def _state(meeting: Meeting, said: int, today: date) -> str:
    if meeting.worksheet_at is not None:
        return "done"
    if said:
        return "held"
    if meeting.starts_at is None:
        return "no_date"
    day = local_day(meeting.starts_at)
    if day > today:
        return "planned"
    return "today" if day == today else "passed"


def current(found: Sequence[Held]) -> Held | None:
    """The first meeting that is not done with; none when all are."""
    return next((one for one in found if one.state != "done"), None)


def meeting_of(group: Group, number: str) -> Meeting:
    """The meeting an address names. `NotHere` where the group has none by that number."""
    found = next((one for one in group.meetings if f"{one.number}" == number), None)
    if found is None:
        raise NotHere
    return found


def material(number: int) -> Material:
    """What the book has for a meeting. `NotHere` for a number the course has no meeting for."""
    found = next(((name, one) for name, one in plans().items() if one["number"] == number), None)
    if found is None:
        raise NotHere
    name, plan = found
    paper = _PAPERS[name]
    links = {
        "guide": f"/book/gruppeleder/moete-{number}.html",
        "package": f"/papers/pakke-moete-{number}.pdf",
        "slides": f"/papers/lysbilder-{paper}.pdf",
        "worksheet": f"/papers/arbeidsark-{paper}.pdf",
        "app": "/apper/motet.html",
        "module": f"/modules/{name}/01-hvorfor.html",
        "preparing": f"/modules/{name}/07-motet.html",
    }
    return Material(name, str(plan["title"]), int(plan["minutes"]), links)


def ends_at(meeting: Meeting) -> datetime | None:
    """When the meeting is over, if it has a time."""
    return meeting.starts_at and meeting.starts_at + timedelta(minutes=meeting.minutes)
