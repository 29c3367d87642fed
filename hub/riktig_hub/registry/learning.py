"""How far a participant has come: chapters, hand-ins, what came of them, and the certificate."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from riktig_hub.registry.base import Base, new_id


class ChapterRead(Base):
    """A chapter a participant says they have read. `chapter` is its address in the book."""

    __tablename__ = "chapter_read"

    course_id: Mapped[str] = mapped_column(
        ForeignKey("course.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    chapter: Mapped[str] = mapped_column(primary_key=True)
    read_at: Mapped[datetime]


class HandIn(Base):
    """An answer file as it came. Acknowledged when the row is committed, and not before."""

    __tablename__ = "hand_in"
    __table_args__ = (Index("ix_hand_in_who", "course_id", "person_id", "assignment"),)

    submission_id: Mapped[str] = mapped_column(primary_key=True)
    course_id: Mapped[str] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    assignment: Mapped[str]
    attempt: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[datetime]
    # Taken into the course's exercise folder, or why not (a problem's code).
    taken_at: Mapped[datetime | None]
    refused: Mapped[str | None]


class Result(Base):
    """What the gradebook says of an assignment, as last fetched."""

    __tablename__ = "result"

    course_id: Mapped[str] = mapped_column(
        ForeignKey("course.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    assignment: Mapped[str] = mapped_column(primary_key=True)
    attempt: Mapped[int]
    points: Mapped[float]
    most: Mapped[float]
    waits_for_a_person: Mapped[bool]
    passed: Mapped[bool]
    aims: Mapped[dict[str, Any]]  # aim -> [points, most]
    # Of which hand-in this is, and each of its questions: points, most, waits, code and comments.
    submission_id: Mapped[str]
    late: Mapped[bool]
    questions: Mapped[dict[str, Any]]
    fetched_at: Mapped[datetime]


class Certificate(Base):
    """A course completed, or the part of it that counts. `said` is all that the paper says."""

    __tablename__ = "certificate"
    # Several of one person: a confirmation of parts stays proven when the whole is completed.
    __table_args__ = (Index("ix_certificate_who", "course_id", "person_id"),)

    code: Mapped[str] = mapped_column(primary_key=True)
    course_id: Mapped[str] = mapped_column(ForeignKey("course.id", ondelete="RESTRICT"))
    # None when the person's data were deleted and the certificate was asked to stand.
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    said: Mapped[dict[str, Any]]
    dated: Mapped[date]
    issued_at: Mapped[datetime]


class Reminder(Base):
    """A message that was written for somebody, so that it is not written twice."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("person_id", "course_id", "kind", "due_on"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    course_id: Mapped[str] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    kind: Mapped[str]
    due_on: Mapped[date]
    written_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
