"""The course's own cookies: what each is for, its name, and how a browser is told to keep it.

All are for our own pages only (`SameSite=Strict`) and out of reach of scripts. The errand is the
exception: it must come along when another site sends the browser back after a login there.
"""

from __future__ import annotations

from dataclasses import dataclass

from tornado import web

SECONDS_A_DAY = 24 * 3600
# As long as an idle login lasts; see `riktig_hub.account.logins`.
LOGIN_DAYS = 14
# Chosen here: somebody who comes to each of a course's meetings is known at the next.
KNOWN_DAYS = 180
ERRAND_SECONDS = 600


@dataclass(frozen=True)
class Cookies:
    """What a browser sent, or is to keep: a value, nothing (empty), or as it was (`None`)."""

    login: str | None = None
    stays: bool = False  # the login outlives the browser's window
    known: str | None = None  # this browser has been logged in with the password before
    errand: str | None = None  # a login elsewhere that is under way


@dataclass(frozen=True)
class Names:
    """The cookies' names. By https they get the prefix that lets no other host set them."""

    login: str
    known: str
    errand: str
    secure: bool


def names(port: int, secure: bool) -> Names:
    """The names of one server: on one machine, each port has its own."""
    start, end = ("__Host-", "") if secure else ("", f"-{port}")
    called = (f"{start}riktig-{kind}{end}" for kind in ("person", "known", "errand"))
    return Names(*called, secure=secure)


def sent(handler: web.RequestHandler) -> Cookies:
    """What the browser sent."""
    called: Names = handler.settings["person_cookies"]

    def one(name: str) -> str:
        return handler.get_cookie(name, "") or ""

    return Cookies(one(called.login), False, one(called.known), one(called.errand))


def put(handler: web.RequestHandler, cookies: Cookies) -> None:
    """Tells the browser what to keep and what to lose."""
    called: Names = handler.settings["person_cookies"]
    stays = LOGIN_DAYS * SECONDS_A_DAY if cookies.stays else None
    _put(handler, called, called.login, cookies.login, stays)
    _put(handler, called, called.known, cookies.known, KNOWN_DAYS * SECONDS_A_DAY)
    _put(handler, called, called.errand, cookies.errand, ERRAND_SECONDS, same_site="Lax")


def _put(
    handler: web.RequestHandler,
    called: Names,
    name: str,
    value: str | None,
    seconds: int | None,
    same_site: str = "Strict",
) -> None:
    if value is None:
        return
    more = {} if seconds is None else {"max_age": seconds}
    if not value:
        more = {"max_age": 0}
    handler.set_cookie(
        name,
        value,
        httponly=True,
        samesite=same_site,
        secure=called.secure,
        path="/",
        **more,
    )
