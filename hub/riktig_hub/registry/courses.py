"""A course, its groups and their meetings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from riktig_hub.registry.base import Base, new_id

# What an approval gives hours and points for, in the course's order.
PARTS = (
    "module_1",
    "module_2",
    "module_3",
    "meeting_1",
    "meeting_2",
    "meeting_3",
    "exercises",
    "final_test",
)


class Course(Base):
    """One run of the course. `rules_id` names what `riktig_exercises` asks of it."""

    __tablename__ = "course"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    title: Mapped[str]
    organiser: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    # None: the certificate says that the course is not approved.
    approval_id: Mapped[str | None] = mapped_column(ForeignKey("approval.id", ondelete="RESTRICT"))
    # How long after `ends_on` what is known about participants is kept.
    keep_days: Mapped[int] = mapped_column(default=730)
    # Assignment -> ISO moment in UTC.
    deadlines: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # The number in the last code given: what is known by a code is never another person's.
    last_code: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]


class Approval(Base):
    """What an approver gives for the course: valid days, hours and points, and of which parts."""

    __tablename__ = "approval"

    id: Mapped[str] = mapped_column(primary_key=True)  # the approver's own number
    approver: Mapped[str]
    credit: Mapped[str]  # what it counts as, such as "klinisk emnekurs"
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    # The learning goals the approval names, as it names them; none: the modules' own aims stand.
    goals: Mapped[list[str]] = mapped_column(default=list)

    parts: Mapped[list[ApprovalPart]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="ApprovalPart.place"
    )


class ApprovalPart(Base):
    """One part's hours and points. `part` is one of `PARTS`."""

    __tablename__ = "approval_part"
    __table_args__ = (UniqueConstraint("approval_id", "part"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    approval_id: Mapped[str] = mapped_column(ForeignKey("approval.id", ondelete="CASCADE"))
    place: Mapped[int]
    part: Mapped[str]
    hours: Mapped[float]
    points: Mapped[float]
    # Whether the whole course needs it, and whether it counts where the whole is not completed.
    required: Mapped[bool]
    counts_alone: Mapped[bool]


class Group(Base):
    """Colleagues who meet, and who leads them. A facilitator may lead several groups."""

    __tablename__ = "meeting_group"
    __table_args__ = (UniqueConstraint("course_id", "name"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    course_id: Mapped[str] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    place: Mapped[str | None]
    facilitator_id: Mapped[str | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )

    meetings: Mapped[list[Meeting]] = relationship(
        back_populates="group",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="Meeting.number",
    )


class Meeting(Base):
    """One of a group's three meetings, with the worksheet handed in after it."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("group_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    group_id: Mapped[str] = mapped_column(
        ForeignKey("meeting_group.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    starts_at: Mapped[datetime | None]
    minutes: Mapped[int] = mapped_column(default=120)
    place: Mapped[str | None]
    held_at: Mapped[datetime | None]
    worksheet: Mapped[dict[str, Any] | None]
    worksheet_at: Mapped[datetime | None]
    worksheet_by: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))

    group: Mapped[Group] = relationship(back_populates="meetings")


class Attendance(Base):
    """Whether somebody was at a meeting. No row: nobody has said."""

    __tablename__ = "attendance"

    meeting_id: Mapped[str] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    present: Mapped[bool]
    said_by: Mapped[str]  # a person's id, or "operator"
    said_at: Mapped[datetime]
