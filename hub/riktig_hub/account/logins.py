"""Logging in and out. The cookie is random and known to its browser only.

Each login makes a new cookie: one that somebody else had put in the browser becomes nobody's.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from riktig_hub.account.passwords import is_right
from riktig_hub.registry.people import Login, Person
from riktig_hub.web.comes import hash_of
from riktig_hub.web.cookies import LOGIN_DAYS

# Chosen here. A login that stays outlives a week between two visits; another ends with the day.
# However much it is used, everybody gives the password again now and then.
STAYS = timedelta(days=LOGIN_DAYS)
PASSES = timedelta(hours=12)
LONGEST = timedelta(days=90)
RENEWED_EVERY = timedelta(hours=1)
COOKIE_BYTES = 32

# What browsers call themselves, the more particular first; all say "Safari" and most "Chrome".
BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome"}
BROWSERS |= {"CriOS/": "Chrome", "FxiOS/": "Firefox", "Safari/": "Safari"}
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows"}
SYSTEMS |= {"Mac OS": "Mac", "Linux": "Linux"}


def person_with(session: Session, email: str, password: str) -> Person | None:
    """Whoever has this address and password, and an open account."""
    person = session.scalar(select(Person).where(Person.email == email.lower()))
    right = is_right(password, person.password_hash if person else None)
    return person if right and person and person.closed_at is None else None


def log_in(
    session: Session,
    person: Person,
    now: datetime,
    *,
    agent: str = "",
    stays: bool = False,
    instead_of: str = "",
) -> str:
    """The new cookie. The one the browser came with is nobody's from then on."""
    if instead_of:
        log_out(session, instead_of)
    session.execute(delete(Login).where(Login.expires_at <= now))
    cookie = secrets.token_urlsafe(COOKIE_BYTES)
    session.add(
        Login(
            cookie_hash=hash_of(cookie),
            person_id=person.id,
            browser=browser_in(agent),
            stays=stays,
            made_at=now,
            seen_at=now,
            expires_at=now + (STAYS if stays else PASSES),
        )
    )
    return cookie


def log_out(session: Session, cookie: str) -> None:
    """The cookie is nobody's from now on."""
    session.execute(delete(Login).where(Login.cookie_hash == hash_of(cookie)))


def log_out_everywhere(session: Session, person: Person) -> None:
    """Every browser is out, this one too."""
    session.execute(delete(Login).where(Login.person_id == person.id))


def logins_of(session: Session, person: Person, now: datetime) -> Sequence[Login]:
    """Where somebody is logged in, the last used first."""
    chosen = select(Login).where(Login.person_id == person.id, Login.expires_at > now)
    return session.scalars(chosen.order_by(Login.seen_at.desc())).all()


def is_due(login: Login, now: datetime) -> bool:
    """Whether it is time to note that a login is in use."""
    return now - login.seen_at >= RENEWED_EVERY


def renew(session: Session, cookie: str, now: datetime) -> None:
    """The login lasts on from now, within the longest it may. One that is gone stays gone."""
    login = session.get(Login, hash_of(cookie))
    if login is not None and login.expires_at > now:
        login.seen_at = now
        lasts = now + (STAYS if login.stays else PASSES)
        login.expires_at = min(lasts, login.made_at + LONGEST)


def browser_in(agent: str) -> str:
    """Two words that a browser's owner knows it by; no more of what it says is kept."""
    known = [
        next((name for sign, name in names.items() if sign in agent), "")
        for names in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, known))
