"""What a participant tries to change, and what came of it: numbers and plans, no patients."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from riktig_hub.registry.base import Base, new_id

# SQLite numbers rows as they come, and the n-th evaluation would be the n-th person's.
NO_ORDER = {"sqlite_with_rowid": False}


class Plan(Base):
    """An improvement plan (PDSA), one round of it."""

    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("course_id", "person_id", "round"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    course_id: Mapped[str] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    round: Mapped[int]
    aim: Mapped[str]
    measure: Mapped[str]  # what is counted each week, in the participant's own words
    goal: Mapped[float | None]
    by_day: Mapped[date | None]
    change: Mapped[str]
    prediction: Mapped[str]
    observed: Mapped[str]
    decision: Mapped[str | None]  # adopt, adapt, abandon
    begun_on: Mapped[date]  # the day the round began: what is counted may be another from then on
    updated_at: Mapped[datetime]


class WeeklyNumber(Base):
    """One week's count of the plan's measure. `week` is its Monday."""

    __tablename__ = "weekly_number"

    course_id: Mapped[str] = mapped_column(
        ForeignKey("course.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    week: Mapped[date] = mapped_column(primary_key=True)
    count: Mapped[int]
    said_at: Mapped[datetime]


class MonthlyCheck(Base):
    """A month's check of the office's routine: question id -> yes or no."""

    __tablename__ = "monthly_check"

    course_id: Mapped[str] = mapped_column(
        ForeignKey("course.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    month: Mapped[date] = mapped_column(primary_key=True)
    answers: Mapped[dict[str, Any]]
    said_at: Mapped[datetime]


class SharedSummary(Base):
    """A summary of kind `share` that a participant has chosen to share with the group."""

    __tablename__ = "shared_summary"

    course_id: Mapped[str] = mapped_column(
        ForeignKey("course.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    period: Mapped[str] = mapped_column(primary_key=True)  # before, after
    period_from: Mapped[date]
    period_to: Mapped[date]
    content: Mapped[dict[str, Any]]
    # The doctors of a municipality are shown together, at least five, where they agree.
    for_municipality: Mapped[bool] = mapped_column(default=False)
    shared_at: Mapped[datetime]


class Commitment(Base):
    """What a participant said they would do, at a meeting or a visit, by the code it has."""

    __tablename__ = "commitment"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    course_id: Mapped[str | None] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"))
    code: Mapped[str | None] = mapped_column(unique=True)
    what: Mapped[str]
    number: Mapped[float | None]
    by_day: Mapped[date | None]
    kept: Mapped[bool | None]
    said_at: Mapped[datetime]


class Visit(Base):
    """A detailer's visit: its day, and the commitment's code where both agreed. No doctor."""

    __tablename__ = "visit"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    detailer_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    course_id: Mapped[str] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    day: Mapped[date]
    municipality_number: Mapped[str | None]
    # The detailer's own word: of a campaign each doctor is counted once, and no doctor is kept.
    first_visit: Mapped[bool] = mapped_column(default=True)
    commitment_code: Mapped[str | None]


class CountForm(Base):
    """The two-minute form at meetings 2 and 3 and six months after. Counts, no patients."""

    __tablename__ = "count_form"

    course_id: Mapped[str] = mapped_column(
        ForeignKey("course.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    occasion: Mapped[str] = mapped_column(primary_key=True)  # meeting_2, meeting_3, six_months
    in_practice: Mapped[bool]
    changed: Mapped[bool]
    changes: Mapped[list[str]]
    tapers_started: Mapped[int]
    tapers_completed: Mapped[int]
    hindrances: Mapped[list[str]]
    said_at: Mapped[datetime]


class Evaluated(Base):
    """That somebody has evaluated the course. What they said stands apart, under no name."""

    __tablename__ = "evaluated"
    __table_args__ = NO_ORDER

    course_id: Mapped[str] = mapped_column(
        ForeignKey("course.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )


class Evaluation(Base):
    """One evaluation, by nobody, with no time that could tell who."""

    __tablename__ = "evaluation"
    __table_args__ = NO_ORDER

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    course_id: Mapped[str] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), index=True)
    answers: Mapped[dict[str, Any]]  # question id -> 1 to 5
    comment: Mapped[str]


class KeptCounts(Base):
    """A course's counts as they were when its participants were let go of. About nobody."""

    __tablename__ = "kept_counts"

    course_id: Mapped[str] = mapped_column(
        ForeignKey("course.id", ondelete="CASCADE"), primary_key=True
    )
    occasion: Mapped[str] = mapped_column(primary_key=True)  # or "latest"
    counts: Mapped[dict[str, Any]]
