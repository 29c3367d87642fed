"""Logging in and out. The cookie is random and known to its browser only."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.account.passwords import is_right
from riktig_hub.registry.people import Login, Person
from riktig_hub.web.comes import hash_of

LASTS = timedelta(days=14)


def person_with(session: Session, email: str, password: str) -> Person | None:
    """Whoever has this address and password, and an open account."""
    person = session.scalar(select(Person).where(Person.email == email.lower()))
    right = is_right(password, person.password_hash if person else None)
    return person if right and person and person.closed_at is None else None


def log_in(session: Session, person: Person, now: datetime) -> str:
    """The new cookie."""
    cookie = secrets.token_urlsafe(32)
    session.add(
        Login(
            cookie_hash=hash_of(cookie),
            person_id=person.id,
            made_at=now,
            seen_at=now,
            expires_at=now + LASTS,
        )
    )
    return cookie


def log_out(session: Session, cookie: str) -> None:
    """The cookie is nobody's from now on."""
    login = session.get(Login, hash_of(cookie))
    if login is not None:
        session.delete(login)
