"""What each way in has in common: what the browser is given, and where it goes."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlalchemy.orm import Session

from riktig_hub.account.logins import log_in
from riktig_hub.account.passwords import known_by
from riktig_hub.registry.people import Person
from riktig_hub.web.asked import Asked, Viewer
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.places import places

# An address of ours: one slash first, and nothing that a browser would read as another host.
_OURS = re.compile(r"/(?![/\\])[!-\[\]-~]*")
ELSE = "/kurs"


def admitted(session: Session, asked: Asked, person: Person, stays: bool = False) -> Cookies:
    """Logs the browser in; the cookie it came with is nobody's any more."""
    cookie = log_in(
        session,
        person,
        asked.now,
        agent=asked.agent,
        stays=stays,
        instead_of=asked.cookies.login or "",
    )
    return Cookies(
        login=cookie, stays=stays, known=known_by(person) if person.password_hash else None
    )


def home(asked: Asked, person: Person | None) -> str:
    """The first of somebody's own places."""
    ways = places(replace(asked, viewer=Viewer(person))) if person else places(asked)
    return ways[0].to if ways else ELSE


def back(wanted: str) -> str:
    """An address of ours to go back to; empty for anything that could be elsewhere."""
    return wanted if _OURS.fullmatch(wanted) else ""
