"""What the registry knows of a participant's course, gathered at once for as many as are asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import or_, select
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
    groups = select(Membership.person_id, Membership.group_id).where(
        Membership.course_id == course.id,
        Membership.role == "participant",
        Membership.person_id.in_(people),
    )
    own = {person: group for person, group in session.execute(groups)}  # noqa: C416
    of_group, by_id = _those_of(session, course, own.values(), said.values())
    return {person: _meant(of_group[own.get(person)], by_id, said[person]) for person in people}


def _those_of(
    session: Session,
    course: Course,
    groups: Collection[str | None],
    said: Collection[Mapping[str, bool]],
) -> tuple[Mapping[str | None, list[Meeting]], Mapping[str, Meeting]]:
    """By group and by id: not the meetings of a whole country for one participant's page."""
    elsewhere = {meeting for one in said for meeting, present in one.items() if present}
    wanted = or_(Meeting.group_id.in_({one for one in groups if one}), Meeting.id.in_(elsewhere))
    rows = select(Meeting).join(Group).where(Group.course_id == course.id, wanted)
    of_group: dict[str | None, list[Meeting]] = defaultdict(list)
    by_id = {}
    for one in session.scalars(rows.order_by(Meeting.number)):
        of_group[one.group_id].append(one)
        by_id[one.id] = one
    return of_group, by_id


def _meant(own: list[Meeting], by_id: Mapping[str, Meeting], said: Mapping[str, bool]) -> Meant:
    others = [by_id[one] for one, present in said.items() if present and by_id[one] not in own]
    every = sorted([*own, *others], key=lambda one: one.number)
    return [(one, said.get(one.id)) for one in every]


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
