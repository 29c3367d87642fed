"""What the registry knows of a participant's course, gathered at once for as many as are asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.handing_in.assignments import AssignmentState, assignment_states
from riktig_hub.handing_in.chapters import chapters, read_of
from riktig_hub.registry.courses import Attendance, Course, Group, Meeting
from riktig_hub.registry.learning import ChapterRead
from riktig_hub.registry.people import Membership
from riktig_hub.registry.practice import Evaluated

MEETINGS: Final = (1, 2, 3)


@dataclass(frozen=True)
class Facts:
    """What a participant has done.

    `chapters_read` is by module; `attended`, `unsaid` (held, and nobody has said who came) and
    `worksheets` (handed in, of meetings attended) are numbers of meetings.
    """

    assignments: tuple[AssignmentState, ...]
    chapters_read: Mapping[int, int]
    attended: frozenset[int]
    unsaid: frozenset[int]
    worksheets: frozenset[int]
    evaluated: bool


def facts_of(
    session: Session, course: Course, people: Sequence[str], now: datetime
) -> dict[str, Facts]:
    """By the person's id."""
    states = assignment_states(session, course, people)
    read = _chapters(session, course, people)
    meetings = _meetings(session, course, people)
    held = select(Evaluated.person_id).where(
        Evaluated.course_id == course.id, Evaluated.person_id.in_(people)
    )
    evaluated = set(session.scalars(held))
    return {
        person: Facts(
            assignments=states[person],
            chapters_read={module: read_of(module, read[person]) for module in chapters()},
            attended=_numbers(one for one, present in meetings[person] if present),
            unsaid=_unsaid(meetings[person], now),
            worksheets=_numbers(
                one for one, present in meetings[person] if present and one.worksheet_at
            ),
            evaluated=person in evaluated,
        )
        for person in people
    }


def _chapters(session: Session, course: Course, people: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = select(ChapterRead.person_id, ChapterRead.chapter).where(
        ChapterRead.course_id == course.id, ChapterRead.person_id.in_(people)
    )
    for person, chapter in session.execute(rows):
        found[person].append(chapter)
    return found


# A meeting, and whether somebody was there; None where nobody has said.
Meant = list[tuple[Meeting, bool | None]]


def _meetings(session: Session, course: Course, people: Sequence[str]) -> dict[str, Meant]:
    """The own group's meetings, and those of another group that somebody came to instead."""
    said: dict[str, dict[str, bool]] = defaultdict(dict)
    rows = (
        select(Attendance)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(Group, Group.id == Meeting.group_id)
        .where(Group.course_id == course.id, Attendance.person_id.in_(people))
    )
    for one in session.scalars(rows):
        said[one.person_id][one.meeting_id] = one.present
    all_of = select(Meeting).join(Group).where(Group.course_id == course.id)
    every = session.scalars(all_of.order_by(Meeting.number)).all()
    groups = select(Membership.person_id, Membership.group_id).where(
        Membership.course_id == course.id,
        Membership.role == "participant",
        Membership.person_id.in_(people),
    )
    own = {person: group for person, group in session.execute(groups)}  # noqa: C416
    return {
        person: [
            (one, said[person].get(one.id))
            for one in every
            if one.group_id == own.get(person) or said[person].get(one.id)
        ]
        for person in people
    }


def meetings_attended(session: Session, course: Course, person_id: str) -> tuple[Meeting, ...]:
    """The meetings somebody was at, in their order."""
    found = _meetings(session, course, [person_id])[person_id]
    return tuple(one for one, present in found if present)


def _unsaid(meant: Meant, now: datetime) -> frozenset[int]:
    attended = _numbers(one for one, present in meant if present)
    past = (
        one
        for one, present in meant
        if present is None and (one.held_at or (one.starts_at and one.starts_at <= now))
    )
    return _numbers(past) - attended


def _numbers(meetings: Iterable[Meeting]) -> frozenset[int]:
    return frozenset(one.number for one in meetings)
