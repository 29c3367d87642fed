"""The rules of what a participant is reminded of, and the day that tells one time from the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from riktig.text import format_date, text
from riktig_hub.administration.deadlines import deadlines
from riktig_hub.outcomes.occasions import forms_of
from riktig_hub.outcomes.reach import begun
from riktig_hub.registry.courses import Course, Group, Meeting
from riktig_hub.registry.learning import HandIn, Reminder
from riktig_hub.registry.people import Membership
from riktig_hub.registry.practice import Evaluated, Plan, WeeklyNumber
from riktig_hub.web.zone import local, local_day

AHEAD = timedelta(days=7)
# So long without the weekly number before anybody is reminded of it.
WEEKS = timedelta(weeks=2)
LAST_MEETING = 3


@dataclass(frozen=True)
class Due:
    """One thing to be reminded of: its kind, the day that tells it from the next, a sentence."""

    kind: str
    due_on: date
    sentence: str
    link: str = ""


class Facts:
    """All that decides what is due for these people of one course, fetched once."""

    def __init__(
        self, session: Session, course: Course, people: Sequence[str], home: str, now: datetime
    ) -> None:
        self.course, self.home, self.now = course, home, now
        self.today = local_day(now)
        self.deadlines = deadlines(course)
        self.forms = forms_of(session, course, people, self.today)
        self.begun = begun(session, course)
        self.meetings = _meetings(session, course)
        self.handed_in = _handed_in(session, course)
        self.evaluated = set(
            session.scalars(select(Evaluated.person_id).where(Evaluated.course_id == course.id))
        )
        self.counted_from = _counted_from(session, course)
        self.written = {
            (one.person_id, one.kind, one.due_on)
            for one in session.scalars(select(Reminder).where(Reminder.course_id == course.id))
        }

    def is_written(self, member: Membership, due: Due) -> bool:
        """Whether a letter was written of it."""
        return (member.person_id, due.kind, due.due_on) in self.written

    def due(self, member: Membership) -> Iterator[Due]:
        """All that a participant could be reminded of today."""
        yield from self._meeting(member)
        yield from self._deadline(member)
        if self.today <= self.course.ends_on:
            yield from self._weekly(member)
        yield from self._forms(member)

    def _meeting(self, member: Membership) -> Iterator[Due]:
        for meeting, group in self.meetings.get(member.group_id or "", ()):
            if meeting.starts_at and self.now < meeting.starts_at <= self.now + AHEAD:
                start = local(meeting.starts_at)
                values = {"number": meeting.number, "day": format_date(start)}
                place = meeting.place or group.place
                said = _say("meeting", clock=f"{start:%H.%M}", **values)
                where = f" {_say('place', place=place)}" if place else ""
                yield Due(f"meeting_{meeting.number}", start.date(), said + where)

    def _deadline(self, member: Membership) -> Iterator[Due]:
        """What is due at the same moment is one thing to be reminded of."""
        together: dict[datetime, list[str]] = {}
        for one in self.deadlines:
            if one.moment is None or not self.now < one.moment <= self.now + AHEAD:
                continue
            if (member.person_id, one.assignment) not in self.handed_in:
                together.setdefault(one.moment, []).append(f"«{one.title}»")
        for moment, titles in together.items():
            when = local(moment)
            values = {"day": format_date(when), "clock": f"{when:%H.%M}"}
            said = _say("deadline", titles=", ".join(titles), **values)
            yield Due(f"deadline_{when:%H%M}", when.date(), said)

    def _weekly(self, member: Membership) -> Iterator[Due]:
        """Once a gap: the day is that of the gap's own beginning."""
        missing_from = self.counted_from.get(member.person_id)
        this_week = self.today - timedelta(days=self.today.weekday())
        if missing_from is not None and missing_from + WEEKS <= this_week:
            yield Due("weekly", missing_from + WEEKS, _say("weekly"), f"{self.home}/uke")

    def _forms(self, member: Membership) -> Iterator[Due]:
        """Once each: the day is the course's own, which does not move from day to day."""
        for occasion in self._to_count(member):
            link = f"{self.home}/telling/{occasion}"
            yield Due(f"count_{occasion}", self.course.starts_on, _say(f"count_{occasion}"), link)
        last = [
            one.starts_at
            for one, _group in self.meetings.get(member.group_id or "", ())
            if one.number == LAST_MEETING and one.starts_at
        ]
        if last and last[0] < self.now and member.person_id not in self.evaluated:
            link = f"{self.home}/evaluering"
            yield Due("evaluation", self.course.starts_on, _say("evaluation"), link)

    def _to_count(self, member: Membership) -> list[str]:
        """The count forms to ask for: none of somebody who has not begun and has changed nothing.

        Whoever has answered one has taken part, though nothing is marked as read. Whoever begins
        later is asked from then on.
        """
        forms = self.forms[member.person_id]
        if member.person_id not in self.begun and not any(forms.values()):
            return []
        return [one for one, filled in forms.items() if not filled]


def _say(key: str, **values: object) -> str:
    return text(f"hub_administration.letter.reminder.{key}", **values)


def _meetings(session: Session, course: Course) -> dict[str, list[tuple[Meeting, Group]]]:
    found = defaultdict(list)
    for meeting, group in session.execute(
        select(Meeting, Group)
        .join(Group, Group.id == Meeting.group_id)
        .where(Group.course_id == course.id)
    ):
        found[group.id].append((meeting, group))
    return found


def _handed_in(session: Session, course: Course) -> set[tuple[str, str]]:
    rows = session.execute(
        select(HandIn.person_id, HandIn.assignment).where(
            HandIn.course_id == course.id, HandIn.refused.is_(None)
        )
    )
    return set(rows.all())


def _counted_from(session: Session, course: Course) -> dict[str, date]:
    """The first Monday without a number, of everybody whose plan's round is still on."""
    newest: dict[str, Plan] = {}
    for plan in session.scalars(
        select(Plan).where(Plan.course_id == course.id).order_by(Plan.round)
    ):
        newest[plan.person_id] = plan
    rows = session.execute(
        select(WeeklyNumber.person_id, func.max(WeeklyNumber.week))
        .where(WeeklyNumber.course_id == course.id)
        .group_by(WeeklyNumber.person_id)
    )
    last = dict(rows.all())
    found = {}
    for person, plan in newest.items():
        if plan.decision is None:
            monday = plan.begun_on - timedelta(days=plan.begun_on.weekday())
            said = last.get(person)
            found[person] = max(monday, said + timedelta(weeks=1)) if said else monday
    return found
