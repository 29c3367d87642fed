"""The groups somebody leads, and one of them: its next meeting first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select

from riktig_hub.groups.members import members_of, sharing
from riktig_hub.groups.state import Held, current, held_meetings, material
from riktig_hub.participant.meetings import calendar_file, gatherings_of
from riktig_hub.registry.courses import Course, Group
from riktig_hub.web.answer import Answer, File, NotHere, Page
from riktig_hub.web.asked import Asked
from riktig_hub.web.route import FACILITATOR, LOGGED_IN, Route

# What is pressing about a meeting, by its state: the text's key, and the page to do it on.
NEXT: Final[Mapping[str, str]] = {
    "no_date": "/tid",
    "planned": "/innkalling",
    "today": "/oppmote",
    "passed": "/oppmote",
    "held": "/arbeidsark",
    "done": "",
}


def show_groups(asked: Asked) -> Answer:
    """All groups the viewer leads; who administers sees every group."""
    wanted = select(Group, Course).join(Course, Course.id == Group.course_id)
    if not asked.viewer.administers:
        wanted = wanted.where(Group.facilitator_id == asked.person.id)
    rows = asked.session.execute(wanted.order_by(Course.starts_on.desc(), Group.name)).all()
    found = []
    for group, course in rows:
        meetings = held_meetings(asked.session, group, asked.today)
        ahead = current(meetings)
        title = material(ahead.number).title if ahead else ""
        found.append({"group": group, "course": course, "next": ahead, "title": title})
    return Page("groups/groups.html.j2", {"groups": found})


def show_group(asked: Asked) -> Answer:
    """One group."""
    meetings = held_meetings(asked.session, asked.group, asked.today)
    ahead = current(meetings)
    book = material(ahead.number) if ahead else None
    members = members_of(asked.session, asked.group, book.module if book else "")
    shared = sharing(members)
    values: dict[str, Any] = {
        "group": asked.group,
        "course": asked.course,
        "meetings": meetings,
        "titles": titles(meetings),
        "ahead": ahead,
        "book": book,
        "to": NEXT[ahead.state] if ahead else "",
        "members": members,
        "shared": shared,
        "known": _known(asked.group, ahead, len(members), shared),
    }
    return Page("groups/group.html.j2", values)


def give_calendar(asked: Asked) -> Answer:
    """The meetings that have a date, for the facilitator's own calendar. Nobody's name is in it."""
    found = gatherings_of(asked.group, asked.now)
    if not any(one.starts_at for one in found):
        raise NotHere
    title = f"{asked.group.name}, {asked.course.title}"
    content = calendar_file(found, title, asked.now)
    return File("gruppens-moter.ics", content, "text/calendar; charset=utf-8")


def _known(
    group: Group, ahead: Held | None, members: int, shared: Mapping[str, int]
) -> Mapping[str, bool]:
    """Which lines of the list of what to do the registry knows are done."""
    if ahead is None:
        return {}
    return {
        "time": ahead.meeting.starts_at is not None and bool(ahead.meeting.place or group.place),
        "shared": members > 0 and shared["before"] == members,
        "attendance": ahead.said > 0,
        "commitments": ahead.commitments > 0,
        "worksheet": ahead.meeting.worksheet_at is not None,
    }


def titles(meetings: Sequence[Held]) -> Mapping[int, str]:
    """What each meeting is about."""
    return {one.number: material(one.number).title for one in meetings}


ROUTES = (
    Route("/gruppe", "groups.list", LOGGED_IN, show_groups),
    Route("/gruppe/<group>", "groups.group", FACILITATOR, show_group, sees="group"),
    Route("/gruppe/<group>/moter.ics", "groups.calendar", FACILITATOR, give_calendar),
)
