"""A participant's group: when and where it meets, who is in it, and its meetings as a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.planning.calendar_lines import calendar_of, escaped
from riktig.text import text
from riktig_hub.chapters import course_modules
from riktig_hub.registry.courses import Group, Meeting
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.taking_part import TAKES_PART
from riktig_hub.web.zone import local_day


@dataclass(frozen=True)
class Gathering:
    """A meeting as a participant sees it. `held`: said so by the facilitator, or over."""

    id: str
    number: int
    theme: str
    task: str
    starts_at: datetime | None
    minutes: int
    place: str
    held: bool

    @property
    def day(self) -> date | None:
        """The day in Norway."""
        return self.starts_at and local_day(self.starts_at)

    @property
    def ends_at(self) -> datetime | None:
        """When it is over."""
        return self.starts_at and self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Company:
    """The group: its name, who leads it, and the colleagues who meet."""

    name: str
    facilitator: str
    members: tuple[str, ...]


def gatherings(session: Session, membership: Membership, now: datetime) -> list[Gathering]:
    """The three meetings in order; without a date where the group has none yet."""
    group = session.get(Group, membership.group_id) if membership.group_id else None
    return gatherings_of(group, now)


def gatherings_of(group: Group | None, now: datetime) -> list[Gathering]:
    """The same, as whoever leads the group has them."""
    held = {one.number: one for one in group.meetings} if group else {}
    place = (group.place or "") if group else ""
    return [
        _gathering(module.meeting, module.title, module.task, held.get(module.meeting), place, now)
        for module in course_modules()
    ]


def _gathering(
    number: int, theme: str, task: str, meeting: Meeting | None, place: str, now: datetime
) -> Gathering:
    if meeting is None:
        return Gathering("", number, theme, task, None, 0, place, held=False)
    begins = meeting.starts_at
    over = begins is not None and begins + timedelta(minutes=meeting.minutes) <= now
    return Gathering(
        meeting.id,
        number,
        theme,
        task,
        begins,
        meeting.minutes,
        meeting.place or place,
        held=meeting.held_at is not None or over,
    )


def company(session: Session, membership: Membership) -> Company | None:
    """Who meets; `None` for somebody who is in no group yet."""
    group = membership.group_id and session.get(Group, membership.group_id)
    if not group:
        return None
    leader = session.get(Person, group.facilitator_id) if group.facilitator_id else None
    names = (
        select(Person.name)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.group_id == group.id,
            TAKES_PART,
        )
        .order_by(Person.name)
    )
    return Company(group.name, leader.name if leader else "", tuple(session.scalars(names)))


def calendar_file(meetings: Sequence[Gathering], title: str, now: datetime) -> bytes:
    """The meetings with a date. Times in UTC, which every calendar turns into its own.

    A meeting keeps its id, so a file fetched again after a change replaces the event.
    """
    lines = (line for one in meetings for line in _event(one, title, now))
    return calendar_of("Course meetings", lines).encode()


def _event(one: Gathering, title: str, now: datetime) -> Iterator[str]:
    if one.starts_at is None or one.ends_at is None:
        return
    said = text("hub_participant.meetings.calendar", number=one.number, theme=one.theme)
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}@riktig-forskrivning"
    yield f"DTSTAMP:{_utc(now)}"
    yield f"DTSTART:{_utc(one.starts_at)}"
    yield f"DTEND:{_utc(one.ends_at)}"
    yield f"SUMMARY:{escaped(said)}"
    yield f"DESCRIPTION:{escaped(f'{title}. {one.task}.')}"
    if one.place:
        yield f"LOCATION:{escaped(one.place)}"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
