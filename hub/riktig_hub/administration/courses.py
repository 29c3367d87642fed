"""Courses: what an administrator says of one, and what each has come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from riktig_hub.administration import typed
from riktig_hub.registry.courses import Approval, Course, Group
from riktig_hub.registry.people import Membership
from riktig_hub.registry.taking_part import TAKES_PART
from riktig_hub.web.answer import Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.whole import whole

# How long after the course what is known of its participants is kept; the first is the usual.
KEEP_DAYS = (730, 365, 1095, 1825)


@dataclass(frozen=True)
class CourseForm:
    """What is typed of a course, checked."""

    title: str
    organiser: str
    starts_on: date
    ends_on: date
    approval_id: str | None
    keep_days: int


def read_form(asked: Asked) -> CourseForm:
    """`Wrong` names the first field that cannot be used."""
    starts_on = typed.day(asked.given("starts_on"), "starts_on")
    ends_on = typed.day(asked.given("ends_on"), "ends_on")
    form = CourseForm(
        typed.line(asked.given("title"), "title"),
        typed.line(asked.given("organiser"), "organiser"),
        starts_on,
        ends_on,
        asked.given("approval_id") or None,
        whole(asked.given("keep_days"), 1, max(KEEP_DAYS)) or 0,
    )
    if ends_on <= starts_on:
        raise Wrong("hub_administration.wrong.ends_first", "ends_on")
    if form.approval_id and asked.session.get(Approval, form.approval_id) is None:
        raise Wrong("hub_administration.wrong.approval_unknown", "approval_id")
    if form.keep_days not in KEEP_DAYS:
        raise Wrong("hub_administration.wrong.keep_days", "keep_days")
    return form


def make(session: Session, form: CourseForm, now: datetime) -> Course:
    """A new course."""
    course = Course(**vars(form), created_at=now)
    session.add(course)
    session.flush()
    return course


def change(course: Course, form: CourseForm) -> None:
    """The course as it is typed now."""
    for name, value in vars(form).items():
        setattr(course, name, value)


@dataclass(frozen=True)
class Counted:
    """A course with how many take it, in how many groups."""

    course: Course
    participants: int
    groups: int


def all_courses(session: Session) -> Sequence[Counted]:
    """Every course, the newest first."""
    taking = (
        select(func.count(Membership.id))
        .where(
            Membership.course_id == Course.id,
            TAKES_PART,
        )
        .scalar_subquery()
    )
    groups = select(func.count(Group.id)).where(Group.course_id == Course.id).scalar_subquery()
    rows = session.execute(
        select(Course, taking, groups).order_by(Course.starts_on.desc(), Course.title)
    )
    return [Counted(*row) for row in rows]
