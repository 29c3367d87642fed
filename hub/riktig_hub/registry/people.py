"""Who somebody is, how they come in, and what they are in a course."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from riktig_hub.registry.base import Base, new_id

# What one is in a course. An administrator is that in every course (`Person.administrator`).
ROLES = ("participant", "facilitator", "detailer", "municipality")


class Person(Base):
    """Somebody with a login. What is not needed for the course is not here."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)  # lower case; also the login name
    hpr_number: Mapped[str | None]
    municipality_number: Mapped[str | None]
    administrator: Mapped[bool] = mapped_column(default=False)
    # Nothing until an invitation is used. `oidc_subject` where somebody else checks who it is.
    password_hash: Mapped[str | None]
    oidc_subject: Mapped[str | None] = mapped_column(unique=True)
    reminders: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    # Has asked for a new link; the office sees it, and a new invitation takes it away.
    link_wanted_at: Mapped[datetime | None]

    memberships: Mapped[list[Membership]] = relationship(
        back_populates="person", cascade="all, delete-orphan", passive_deletes=True
    )


class Membership(Base):
    """A person's role in a course. `code` is what exercises and reports know a participant by."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("person_id", "course_id", "role"),
        UniqueConstraint("course_id", "code"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    course_id: Mapped[str] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), index=True)
    role: Mapped[str]
    group_id: Mapped[str | None] = mapped_column(
        ForeignKey("meeting_group.id", ondelete="SET NULL"), index=True
    )
    code: Mapped[str | None]
    enrolled_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(back_populates="memberships")


class Invitation(Base):
    """A one-time link: to a first password, or to a new one. Only the token's hash is kept."""

    __tablename__ = "invitation"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Login(Base):
    """A browser somebody is logged in with. Only the cookie's hash is kept."""

    __tablename__ = "login"

    cookie_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    browser: Mapped[str] = mapped_column(default="")  # two words, so that its owner knows it
    stays: Mapped[bool] = mapped_column(default=False)  # also when the browser is closed
    made_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class FailedLogin(Base):
    """A wrong password, for the delay. `subject` is a hash of the login name or of the address."""

    __tablename__ = "failed_login"
    __table_args__ = (Index("ix_failed_login_subject_at", "subject", "at"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    subject: Mapped[str]
    at: Mapped[datetime]


class Seen(Base):
    """The log of who saw or changed what about whom. Ids only, no content."""

    __tablename__ = "seen"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str] = mapped_column(index=True)  # a person's id, or "operator"
    what: Mapped[str]  # the route's name
    about: Mapped[str | None] = mapped_column(index=True)  # the id of a person, group or course
