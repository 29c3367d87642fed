"""Who is asking: the operator's token once, a session cookie from then on.

The token is taken at one place, the front door, and only there: it never
reaches the address bar's history, a kernel's environment or a log. Each
browser that comes with it gets a session of its own, and a kernel belongs to
the session that rendered it.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado import web

from riktig_hub.book import front_page
from riktig_hub.guard import Guard

COOKIE = {"httponly": True, "samesite": "Strict", "path": "/", "expires_days": None}


def new_token() -> str:
    """A token that lives as long as the server."""
    return secrets.token_urlsafe(24)


def session_of(handler: web.RequestHandler) -> str | None:
    """The signed session id of the request, or `None`."""
    raw = handler.get_signed_cookie(handler.settings["session_cookie"])
    return raw.decode("ascii") if raw else None


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
        self.redirect("/" + (front_page(self.settings["site"]) or "index.html"), status=303)

    head = get

    def _admit(self, given: str) -> None:
        if not hmac.compare_digest(given.encode(), self.settings["operator_token"].encode()):
            raise web.HTTPError(410)
        if session_of(self) is None:
            self.set_signed_cookie(self.settings["session_cookie"], secrets.token_hex(16), **COOKIE)
