"""Who may have a kernel: the operator by a token, and whoever is logged in to the course.

The token is taken at one place, the front door, and only there: it never
reaches the address bar's history, a kernel's environment or a log. Each
browser that comes with it gets a session of its own, and a kernel belongs to
the session that rendered it. A person's session is their login: it ends with it.

Behind a proxy there is no operator: every request comes from this machine then, and what a proxy
says of where it came from is not enough to give somebody the whole course.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import UTC, datetime
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado import web

from riktig_hub.book import front_page
from riktig_hub.guard import Guard
from riktig_hub.web.comes import hash_of, viewer_of
from riktig_hub.web.held import Course

COOKIE = {"httponly": True, "samesite": "Strict", "path": "/", "expires_days": None}


def new_token() -> str:
    """A token that lives as long as the server."""
    return secrets.token_urlsafe(24)


def session_of(handler: web.RequestHandler) -> str | None:
    """The session of the request: the operator's signed id, or one made of a person's login."""
    settings = handler.settings
    if settings["sole_session"]:  # nobody else comes through this server's gate
        return str(settings["sole_session"])
    raw = None if settings["public"] else handler.get_signed_cookie(settings["session_cookie"])
    if raw:
        return raw.decode("ascii")
    cookie = handler.get_cookie(settings["person_cookies"].login, "") or ""
    return _session_of_person(settings["course"], cookie) if cookie else None


def _session_of_person(course: Course, cookie: str) -> str | None:
    with course.registry.reading() as session:
        viewer = viewer_of(session, cookie, False, datetime.now(UTC))
    return session_named(cookie) if viewer.person else None


def session_named(cookie: str) -> str:
    """What a login's kernels are known by."""
    return hash_of(f"kernel:{hash_of(cookie)}")[:32]


class Operator(IdentityProvider):
    """Knows the session cookie and nothing else: no token in an address or a header."""

    def get_user(self, handler: web.RequestHandler) -> User | None:
        """The session as a user; `None` without a valid cookie."""
        session = session_of(handler)
        return User(session) if session else None

    def get_token(self, handler: web.RequestHandler) -> str | None:  # noqa: ARG002
        """Never: the front door has taken it."""
        return None

    @property
    def auth_enabled(self) -> bool:
        """Always."""
        return True

    def get_handlers(self) -> list[tuple[str, Any]]:
        """No login or logout pages."""
        return []


class FrontDoor(Guard):
    """`/`: takes the token if there is one, and forwards to the book's front page."""

    def get(self) -> None:
        """Forwards, so that relative links work and the token leaves the address bar."""
        given = self.get_query_argument("token", None)
        if given is not None:
            self._admit(given)
        self.set_header("Cache-Control", "no-store")
        front = front_page(self.settings["site"]) or "index.html"
        self.redirect(self.settings["base_url"] + front, status=303)

    head = get

    def _admit(self, given: str) -> None:
        token: str = self.settings["operator_token"]
        if not token or not hmac.compare_digest(given.encode(), token.encode()):
            raise web.HTTPError(410)
        if self.get_signed_cookie(self.settings["session_cookie"]) is None:
            self.set_signed_cookie(self.settings["session_cookie"], secrets.token_hex(16), **COOKIE)
