"""A running course of any size: people in groups, plans and earlier numbers, all logged in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from secrets import token_urlsafe

from riktig_hub.registry.courses import Course, Group, Meeting
from riktig_hub.registry.learning import ChapterRead, HandIn
from riktig_hub.registry.people import Login, Membership, Person
from riktig_hub.registry.practice import Plan, WeeklyNumber
from riktig_hub.registry.store import Registry
from riktig_hub.web.comes import hash_of
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench.course_load import Visitor

IN_A_GROUP = 10
WEEKS = 8


def made_up_course(url: str, participants: int, now: datetime) -> list[Visitor]:
    """Makes a course in the registry at an address; its participants, each with a cookie."""
    registry = Registry(url)
    with registry.writing() as session:
        course = Course(
            title="Riktig forskrivning",
            organiser="Kurskontoret",
            starts_on=now.date() - timedelta(days=70),
            ends_on=now.date() + timedelta(days=170),
            created_at=now,
        )
        session.add(course)
        session.flush()
        visitors = [
            visitor
            for first in range(0, participants, IN_A_GROUP)
            for visitor in _group(
                session, course, range(first, min(first + IN_A_GROUP, participants)), now
            )
        ]
    registry.close()
    return visitors


def weeks_and_hand_ins(url: str) -> tuple[int, list[str]]:
    """How many have written the newest week's number, and the ids of all that is handed in."""
    newest = select(func.max(WeeklyNumber.week)).scalar_subquery()
    registry = Registry(url)
    with registry.reading() as session:
        weeks = session.scalar(select(func.count()).where(WeeklyNumber.week == newest))
        ids = list(session.scalars(select(HandIn.submission_id)))
    registry.close()
    return weeks or 0, ids


def _group(session: Session, course: Course, numbers: range, now: datetime) -> list[Visitor]:
    leader = _person(session, f"leder{numbers[0]}", now)
    group = Group(
        course_id=course.id, name=f"Gruppe {1 + numbers[0] // IN_A_GROUP}", facilitator_id=leader.id
    )
    session.add(group)
    session.flush()
    for number in (1, 2, 3):
        when = now + timedelta(days=60 * number - 90)
        session.add(Meeting(group_id=group.id, number=number, starts_at=when))
    return [_participant(session, course, group, number, now) for number in numbers]


def _participant(
    session: Session, course: Course, group: Group, number: int, now: datetime
) -> Visitor:
    person = _person(session, f"lege{number}", now)
    code = f"d{number + 1:03d}"
    session.add(
        Membership(
            person_id=person.id,
            course_id=course.id,
            role="participant",
            group_id=group.id,
            code=code,
            enrolled_at=now - timedelta(days=80),
        )
    )
    _earlier(session, {"course_id": course.id, "person_id": person.id}, now)
    cookie = token_urlsafe(32)
    lasts = now + timedelta(days=14)
    session.add(
        Login(
            cookie_hash=hash_of(cookie),
            person_id=person.id,
            made_at=now,
            seen_at=now,
            expires_at=lasts,
        )
    )
    return Visitor(cookie, course.id, code, number)


def _earlier(session: Session, who: dict[str, str], now: datetime) -> None:
    """A plan, the numbers of earlier weeks, and some chapters."""
    monday = now.date() - timedelta(days=now.weekday())
    begun = monday - timedelta(weeks=WEEKS)
    session.add(
        Plan(
            **who,
            round=1,
            begun_on=begun,
            aim="Færre fornyelser uten time",
            measure="Fornyelser uten time",
            goal=2,
            by_day=date(2027, 3, 1),
            change="Resept bare ved time",
            prediction="Færre",
            observed="",
            updated_at=now,
        )
    )
    for week in range(1, WEEKS):
        session.add(
            WeeklyNumber(**who, week=monday - timedelta(weeks=week), count=week, said_at=now)
        )
    for chapter in range(5):
        session.add(ChapterRead(**who, chapter=f"modules/anxiety/0{chapter}", read_at=now))


def _person(session: Session, name: str, now: datetime) -> Person:
    person = Person(name=name, email=f"{name}@eksempel.no", created_at=now)
    session.add(person)
    session.flush()
    return person


def this_moment() -> datetime:
    """Now, without parts of a second."""
    return datetime.now(UTC).replace(microsecond=0)
