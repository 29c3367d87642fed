"""One number a week. A week is its Monday; a week without a number is missing, never nought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.participant.plans import counting_since
from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Person
from riktig_hub.registry.practice import Plan, WeeklyNumber

WEEK: Final = timedelta(weeks=1)
MOST: Final = 999  # a GP's week holds no more of anything counted by hand
# Chosen here: the week is counted on its last working days; before that it is not yet due.
DUE_WEEKDAY: Final = 3  # Thursday
# Two years: longer than any course. What is older is not shown.
MOST_WEEKS: Final = 104


@dataclass(frozen=True)
class Week:
    """A week and its number; `None` where nobody has said."""

    monday: date
    count: int | None

    @property
    def number(self) -> int:
        """The week's number in the calendar."""
        return self.monday.isocalendar().week


def monday_of(day: date) -> date:
    """The first day of the week a day is in."""
    return day - timedelta(days=day.weekday())


def series(counts: Mapping[date, int], done: Sequence[Plan], today: date) -> list[Week]:
    """Every week since the measure was first counted, the oldest first, up to this week."""
    last = monday_of(today)
    counted = {monday: count for monday, count in counts.items() if monday <= last}
    first = min(last, monday_of(counting_since(done)))
    if len({one.measure for one in done}) == 1:  # weeks counted before the plan was written here
        first = min([first, *counted])
    first = max(first, last - (MOST_WEEKS - 1) * WEEK)
    mondays = (first + at * WEEK for at in range((last - first).days // 7 + 1))
    return [Week(monday, counted.get(monday)) for monday in mondays]


def counts_of(session: Session, course: Course, person: Person) -> dict[date, int]:
    """All numbers by their Mondays."""
    rows = select(WeeklyNumber.week, WeeklyNumber.count).where(
        WeeklyNumber.course_id == course.id, WeeklyNumber.person_id == person.id
    )
    return dict(session.execute(rows).all())


def put(
    session: Session,
    course: Course,
    person: Person,
    monday: date,
    count: int | None,
    now: datetime,
) -> int | None:
    """Sets a week's number, or takes it away (`None`). What stood there before."""
    row = session.get(WeeklyNumber, (course.id, person.id, monday))
    before = row.count if row else None
    if row is not None and count is None:
        session.delete(row)
    elif row is not None and count is not None:
        row.count, row.said_at = count, now
    elif count is not None:
        session.add(
            WeeklyNumber(
                course_id=course.id, person_id=person.id, week=monday, count=count, said_at=now
            )
        )
    return before


def is_due(weeks: Sequence[Week], today: date) -> bool:
    """Whether a number is waited for: this week's at its end, or else last week's."""
    if weeks and weeks[-1].count is None and today.weekday() >= DUE_WEEKDAY:
        return True
    return len(weeks) > 1 and weeks[-2].count is None
