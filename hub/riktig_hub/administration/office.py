"""The course office's own people: administrators of every course."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from riktig_hub.administration.enrolment import person_with
from riktig_hub.registry.people import Person
from riktig_hub.web.answer import Wrong


def administrators(session: Session) -> Sequence[Person]:
    """Everybody who may see and change every course, by name."""
    return session.scalars(
        select(Person)
        .where(Person.administrator.is_(True), Person.closed_at.is_(None))
        .order_by(Person.name)
    ).all()


def appoint(session: Session, name: str, email: str, now: datetime) -> Person:
    """An administrator's account; somebody who has one gets the role."""
    person = person_with(session, email)
    if person is not None and person.closed_at is not None:
        raise Wrong("hub_administration.wrong.closed", "email")
    if person is not None and person.administrator:
        raise Wrong("hub_administration.wrong.is_administrator", "email")
    if person is None:
        person = Person(name=name, email=email, created_at=now)
        session.add(person)
    person.administrator = True
    session.flush()
    return person


def dismiss(session: Session, person: Person) -> None:
    """Takes the role away, though not from the last who can use it."""
    with_login = session.scalar(
        select(func.count(Person.id)).where(
            Person.administrator.is_(True),
            Person.closed_at.is_(None),
            Person.id != person.id,
            Person.password_hash.is_not(None) | Person.oidc_subject.is_not(None),
        )
    )
    if not with_login:
        raise Wrong("hub_administration.wrong.last_administrator")
    person.administrator = False
