"""A small made-up course in a real registry, and browsers that are logged in to it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from riktig_hub.account.logins import log_in
from riktig_hub.account.passwords import hashed
from riktig_hub.registry.courses import Course, Group, Meeting
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.store import FILE, Registry, registry_in
from riktig_hub.web.asked import Asked, Here, Setting, Viewer
from sqlalchemy.orm import Session

NOW = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
PASSWORD = "en lang nok setning"  # noqa: S105
FIRST_NAMES = ("Anne", "Bjørn", "Cecilie", "Dag", "Eva", "Finn", "Grete", "Håkon")


@dataclass(frozen=True)
class Small:
    """Ids of what the small course holds."""

    course: str
    group: str
    meetings: tuple[str, ...]
    administrator: str
    facilitator: str
    participants: tuple[str, ...]
    detailer: str
    municipality: str


@cache
def _kept() -> str:
    """The password, reckoned once: it takes its time."""
    return hashed(PASSWORD)


def small_course(registry: Registry, participants: int = 5, now: datetime = NOW) -> Small:
    """One course of one group. Everybody has `PASSWORD`; hashed once, since it takes its time."""
    kept = _kept()

    def person(name: str, **more: Any) -> Person:
        mail = f"{name.split()[0].lower()}.{len(made)}@eksempel.no"
        one = Person(name=name, email=mail, created_at=now, password_hash=kept, **more)
        made.append(one)
        return one

    made: list[Person] = []
    with registry.writing() as session:
        administrator = person("Kari Kontor", administrator=True)
        facilitator = person("Gro Leder")
        detailer = person("Kjell Besøk")
        municipal = person("Mona Kommune", municipality_number="1506")
        taking = [
            person(f"{FIRST_NAMES[at % 8]} Lege", municipality_number="1506")
            for at in range(participants)
        ]
        session.add_all(made)
        session.flush()
        course = Course(
            title="Riktig forskrivning, høsten 2026",
            organiser="Kurskontoret",
            starts_on=date(2026, 9, 1),
            ends_on=date(2027, 5, 1),
            created_at=now,
        )
        session.add(course)
        session.flush()
        group = Group(course_id=course.id, name="Gruppe 1", facilitator_id=facilitator.id)
        session.add(group)
        session.flush()
        meetings = [
            Meeting(group_id=group.id, number=at + 1, starts_at=now + timedelta(days=14 + 90 * at))
            for at in range(3)
        ]
        session.add_all(meetings)
        roles = ("facilitator", "detailer", "municipality")
        for role, holder in zip(roles, (facilitator, detailer, municipal), strict=True):
            session.add(
                Membership(person_id=holder.id, course_id=course.id, role=role, enrolled_at=now)
            )
        for at, one in enumerate(taking, 1):
            session.add(
                Membership(
                    person_id=one.id,
                    course_id=course.id,
                    role="participant",
                    group_id=group.id,
                    code=f"d{at:02d}",
                    enrolled_at=now,
                )
            )
        session.flush()
        return Small(
            course.id,
            group.id,
            tuple(one.id for one in meetings),
            administrator.id,
            facilitator.id,
            tuple(one.id for one in taking),
            detailer.id,
            municipal.id,
        )


@cache
def _migrated() -> bytes:
    """An empty registry's file. Alembic takes its time; its steps are the same each time."""
    with TemporaryDirectory() as folder:
        Registry(registry_in(Path(folder))).close()
        with closing(sqlite3.connect(Path(folder, FILE))) as opened:
            return opened.serialize()


def empty_registry(folder: Path) -> str:
    """The URL of an empty registry, its schema in place."""
    url = registry_in(folder)
    (folder / FILE).write_bytes(_migrated())
    return url


def registry_at(folder: Path) -> Registry:
    """A fresh registry in a course folder."""
    return Registry(empty_registry(folder))


def cookie_for(registry: Registry, person_id: str, now: datetime | None = None) -> str:
    """A login made as the login page makes it, without waiting for the password."""
    with registry.writing() as session:
        person = session.get(Person, person_id)
        assert person is not None
        return log_in(session, person, now or datetime.now(UTC))


def asking(session: Session, person_id: str, folder: Path, small: Small, **more: Any) -> Asked:
    """What a page function is given when this person asks, without a server."""
    person = session.get(Person, person_id)
    membership = session.query(Membership).filter_by(person_id=person_id).first()
    here = Here(
        session.get(Course, small.course), session.get(Group, small.group), None, membership
    )
    given = {"now": NOW, "here": here, **more}
    form = {key: [value] for key, value in given.pop("form", {}).items()}
    setting = Setting(folder, folder / "html", "http://127.0.0.1")
    return Asked(viewer=Viewer(person), session=session, setting=setting, form=form, **given)
