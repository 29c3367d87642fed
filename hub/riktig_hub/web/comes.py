"""Where a request comes from: whose browser, and whose page."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from riktig_hub.registry.people import Login, Person
from riktig_hub.web.asked import NOBODY, Viewer


def hash_of(secret: str) -> str:
    """What is kept of a cookie or an invitation. They are long and random: no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def csrf_of(cookie: str) -> str:
    """What a form must send along: only a page that was made for the cookie's owner knows it."""
    return hashlib.sha256(f"form:{cookie}".encode()).hexdigest() if cookie else ""


def knows(cookie: str, token: str) -> bool:
    """Whether a form was made for the cookie's owner."""
    return bool(cookie) and hmac.compare_digest(csrf_of(cookie).encode(), token.encode())


def same_site(headers: Mapping[str, str], origin: str) -> bool:
    """Whether a post comes from a page of ours. A browser always says so in one of two headers.

    Our pages tell no other page where they were, and so a browser may say `null` for the origin;
    then its other word counts, which no page can write. Our host has more than one name
    (`localhost`); which names are ours is checked elsewhere.
    """
    said = headers.get("Origin", "null")
    if said == "null":
        return headers.get("Sec-Fetch-Site") == "same-origin"
    scheme = origin.partition("://")[0]
    return said in (origin, f"{scheme}://{headers.get('Host', '')}")


def viewer_of(session: Session, cookie: str, operator: bool, now: datetime) -> Viewer:
    """Who is logged in with this cookie. A closed account or a login that has run out: nobody."""
    login = session.get(Login, hash_of(cookie)) if cookie else None
    if login is None or login.expires_at <= now:
        return Viewer(operator=True) if operator else NOBODY
    person = session.get(Person, login.person_id)
    if person is None or person.closed_at is not None:
        return NOBODY
    return Viewer(person, login=login)
