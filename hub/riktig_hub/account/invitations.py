"""One-time links: to a first password, or to a new one. The office makes them.

Opening a link uses nothing: mail programs open links before people do. Choosing a password does.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from riktig_hub.registry.people import Invitation, Person
from riktig_hub.web.comes import hash_of

PAGE = "/konto/invitasjon"
# Chosen here: a holiday passes, and a link that was never used does not stay for ever.
LASTS = timedelta(days=14)
# So long a link that is used or has run out is told apart from one that never was.
REMEMBERED = timedelta(days=60)
BYTES = 32


@dataclass(frozen=True)
class Found:
    """Whose link it is and whether it can be used: `open`, `used`, `expired` or `unknown`."""

    state: str
    person: Person | None = None


def invite(session: Session, person: Person, now: datetime) -> str:
    """A new link's token; the ones the person had can no longer be used."""
    session.execute(delete(Invitation).where(Invitation.expires_at < now - REMEMBERED))
    session.execute(
        update(Invitation)
        .where(Invitation.person_id == person.id, Invitation.expires_at > now)
        .values(expires_at=now)
    )
    token = secrets.token_urlsafe(BYTES)
    session.add(
        Invitation(
            token_hash=hash_of(token), person_id=person.id, made_at=now, expires_at=now + LASTS
        )
    )
    person.link_wanted_at = None
    return token


def link(origin: str, token: str) -> str:
    """The address to send."""
    return f"{origin}{PAGE}?kode={token}"


def invited(session: Session, person: Person, now: datetime) -> bool:
    """Whether the person has a link that can be used."""
    chosen = select(Invitation.token_hash).where(*_open(person, now)).limit(1)
    return session.scalar(chosen) is not None


def find(session: Session, token: str, now: datetime) -> Found:
    """Whose link it is. A closed account has none."""
    invitation = session.get(Invitation, hash_of(token)) if token else None
    person = session.get(Person, invitation.person_id) if invitation else None
    if invitation is None or person is None or person.closed_at is not None:
        return Found("unknown")
    if invitation.used_at is not None:
        return Found("used", person)
    return Found("expired" if invitation.expires_at <= now else "open", person)


def use(session: Session, token: str, now: datetime) -> bool:
    """Uses the link up. False where somebody else was quicker: of two, one gets it."""
    taken = session.execute(
        update(Invitation)
        .where(
            Invitation.token_hash == hash_of(token),
            Invitation.used_at.is_(None),
            Invitation.expires_at > now,
        )
        .values(used_at=now)
    )
    return bool(taken.rowcount)  # type: ignore[attr-defined]


def use_all(session: Session, person: Person, now: datetime) -> None:
    """Uses up every link the person has: they have come in another way."""
    session.execute(update(Invitation).where(*_open(person, now)).values(used_at=now))


def _open(person: Person, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Invitation.person_id == person.id,
        Invitation.used_at.is_(None),
        Invitation.expires_at > now,
    )
