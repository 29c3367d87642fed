"""The growing wait after wrong passwords.

A try is written down before the password is looked at, and taken away if it was right: a hundred
tries at once are a hundred, and none is free. What is counted is the login name and the address the
try comes from, each as a hash. A browser that has been logged in with the same password before is
counted alone, so that nobody can keep a colleague out by trying in their name.
"""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from riktig_hub.registry.base import new_id
from riktig_hub.registry.people import FailedLogin

# Chosen here. A person mistypes a few times; a meeting's twelve share one address.
FREE = {"name": 5, "known": 5, "address": 40, "asks": 20}
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)
REMEMBERED = timedelta(hours=12)
# Where a number is doubled so often, the longest wait is reached long ago.
MOST_DOUBLINGS = 20
# Of an address of 128 bits, these are a household's or an office's; the rest it chooses itself.
NETWORK_BITS = 64


@dataclass(frozen=True)
class Try:
    """A try to log in: how long it must wait, or the rows that say that it was made."""

    wait: timedelta = timedelta()
    rows: tuple[str, ...] = ()
    forgiven: str = ""  # whose tries are forgotten when this one is right


def begin(session: Session, email: str, address: str, known: str, now: datetime) -> Try:
    """Writes a try down, unless it must wait. `known` is of a browser that has been in before."""
    at_large = [("name", email.lower()), ("address", sender(address))]
    return _begin(session, [("known", known)] if known else at_large, now)


def ask(session: Session, address: str, now: datetime) -> timedelta:
    """Counts somebody who asks for a link, whoever it is for; how long they must wait instead.

    It writes as much where there is nobody of that name: the time it takes tells nothing.
    """
    return _begin(session, [("asks", sender(address))], now).wait


def _begin(session: Session, counted: Sequence[tuple[str, str]], now: datetime) -> Try:
    subjects = {kind: _subject(kind, value) for kind, value in counted}
    _one_at_a_time(session, sorted(subjects.values()))
    session.execute(delete(FailedLogin).where(FailedLogin.at <= now - REMEMBERED))
    left = max(_left(session, kind, subject, now) for kind, subject in subjects.items())
    if left > timedelta():
        return Try(wait=left)
    rows = [FailedLogin(id=new_id(), subject=subject, at=now) for subject in subjects.values()]
    session.add_all(rows)
    return Try(rows=tuple(one.id for one in rows), forgiven=next(iter(subjects.values())))


def forgive(session: Session, tried: Try) -> None:
    """The password was right: this try was none, and the name's earlier ones are forgotten.

    The address's are not: else somebody with one right password could try all others from there.
    """
    session.execute(delete(FailedLogin).where(FailedLogin.id.in_(tried.rows)))
    session.execute(delete(FailedLogin).where(FailedLogin.subject == tried.forgiven))


def forgive_name(session: Session, email: str) -> None:
    """A person has chosen a new password by a link: what was tried before does not matter."""
    subject = _subject("name", email.lower())
    session.execute(delete(FailedLogin).where(FailedLogin.subject == subject))


def sender(address: str) -> str:
    """Whom an address belongs to: of the newer kind everybody is given a whole network of them."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv4Address):
        return address
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(known), NETWORK_BITS), strict=False))


def _left(session: Session, kind: str, subject: str, now: datetime) -> timedelta:
    chosen = select(func.count(), func.max(FailedLogin.at)).where(FailedLogin.subject == subject)
    count, last = session.execute(chosen).one()
    beyond = count - FREE[kind]
    if beyond < 0:
        return timedelta()
    wait = min(FIRST_WAIT * 2 ** min(beyond, MOST_DOUBLINGS), LONGEST_WAIT)
    return last + wait - now


def _subject(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}:{value}".encode()).hexdigest()


def _one_at_a_time(session: Session, subjects: Sequence[str]) -> None:
    """Two tries in the same name follow each other. SQLite has one writer at a time anyway."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for subject in subjects:
        key = int(subject[:15], 16)
        session.execute(select(func.pg_advisory_xact_lock(key)))
