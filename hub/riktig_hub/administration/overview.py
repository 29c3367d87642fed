"""How far everybody in a course has come: one row a person, by a few questions to the registry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from riktig_exercises.course_rules import rules
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from riktig_hub.administration.groups import groups_of, members_of
from riktig_hub.handing_in.issuing import COMPLETE
from riktig_hub.registry.courses import Attendance, Course, Group, Meeting
from riktig_hub.registry.learning import Certificate, ChapterRead, HandIn, Result
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.practice import MonthlyCheck, WeeklyNumber
from riktig_hub.web.zone import local_day

# Chosen here: nothing done for so long, and the course office may want to call.
STILL_AFTER = timedelta(weeks=4)
WITHOUT = "uten"


@dataclass(frozen=True)
class Row:
    """Somebody who takes the course. `passed` is None until the test is judged.

    `certificate` is of the whole course, of some parts of it (`COMPLETE`, `SOME`), or none.
    """

    person: Person
    membership: Membership
    group: Group | None
    chapters: int
    handed_in: int
    waits: bool
    meetings: int
    passed: bool | None
    certificate: str
    last: date | None
    still: bool

    @property
    def started(self) -> bool:
        """Whether they have done anything at all."""
        return self.last is not None


def overview(session: Session, course: Course, now: datetime) -> list[Row]:
    """Everybody who takes the course now, by name."""
    groups = {one.id: one for one in groups_of(session, course)}
    chapters = _counts(session, ChapterRead, ChapterRead.chapter, course)
    handed_in = _counts(
        session, HandIn, HandIn.assignment.distinct(), course, HandIn.refused.is_(None)
    )
    waits = _counts(session, Result, Result.assignment, course, Result.waits_for_a_person.is_(True))
    meetings, passed = _meetings(session, course), _passed(session, course)
    certified, last = _certified(session, course), _last(session, course)
    rows = []
    for one in members_of(session, course):
        id_ = one.person_id
        moments = [moment for moment in (last.get(id_), one.started_at) if moment]
        done = max(moments, default=None)
        rows.append(
            Row(
                one.person,
                one,
                groups.get(one.group_id or ""),
                chapters.get(id_, 0),
                handed_in.get(id_, 0),
                bool(waits.get(id_)),
                meetings.get(id_, 0),
                passed.get(id_),
                certified.get(id_, ""),
                done and local_day(done),
                certified.get(id_) != COMPLETE and _still(course, done or one.enrolled_at, now),
            )
        )
    return rows


def chosen(rows: Sequence[Row], group: str, still: bool) -> list[Row]:
    """Those of one group (an id, or `WITHOUT` any), or those who have stood still."""
    kept = [one for one in rows if one.still] if still else list(rows)
    if group == WITHOUT:
        return [one for one in kept if one.group is None]
    return [one for one in kept if not group or (one.group and one.group.id == group)]


def _still(course: Course, since: datetime, now: datetime) -> bool:
    """Nothing for long, while the course is on: neither before it begins nor after it."""
    today = local_day(now)
    begun = max(local_day(since), course.starts_on)
    return course.starts_on <= today <= course.ends_on and today - begun >= STILL_AFTER


def _counts(
    session: Session, table: Any, what: Any, course: Course, *where: Any
) -> Mapping[str, int]:
    """How many rows of a table each person has."""
    rows = session.execute(
        select(table.person_id, func.count(what))
        .where(table.course_id == course.id, *where)
        .group_by(table.person_id)
    )
    return dict(rows.all())


def _in_groups(course: Course, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(Group, Group.id == Meeting.group_id)
        .where(Group.course_id == course.id, Attendance.present.is_(True))
    )


def _meetings(session: Session, course: Course) -> Mapping[str, int]:
    """Each meeting once, also for somebody who came to it in two groups."""
    columns = (Attendance.person_id, func.count(Meeting.number.distinct()))
    rows = session.execute(_in_groups(course, *columns).group_by(Attendance.person_id))
    return dict(rows.all())


def _passed(session: Session, course: Course) -> Mapping[str, bool]:
    rows = session.execute(
        select(Result.person_id, Result.passed).where(
            Result.course_id == course.id,
            Result.assignment == rules().test,
            Result.waits_for_a_person.is_(False),
        )
    )
    return dict(rows.all())


def _certified(session: Session, course: Course) -> Mapping[str, str]:
    """The most that each person has a paper on."""
    found: dict[str, str] = {}
    for one in session.scalars(select(Certificate).where(Certificate.course_id == course.id)):
        if one.person_id and found.get(one.person_id) != COMPLETE:
            found[one.person_id] = one.said["kind"]
    return found


def _last(session: Session, course: Course) -> Mapping[str, datetime]:
    """When each person last did something by themselves."""
    found: dict[str, datetime] = {}
    for table, column in (
        (ChapterRead, ChapterRead.read_at),
        (HandIn, HandIn.received_at),
        (WeeklyNumber, WeeklyNumber.said_at),
        (MonthlyCheck, MonthlyCheck.said_at),
    ):
        rows = session.execute(
            select(table.person_id, func.max(column))
            .where(table.course_id == course.id)
            .group_by(table.person_id)
        )
        for person, moment in rows:
            found[person] = max(moment, found.get(person, moment))
    return found
