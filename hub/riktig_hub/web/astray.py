"""The way back in for whoever has come astray under one of the course's own addresses.

The answer says nothing of whether such a page exists: it is the same for what is not there and for
what is somebody else's.
"""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from tornado import web

from riktig.text import text
from riktig_hub.account.coming_in import home
from riktig_hub.guard import Guard
from riktig_hub.pages import error_style
from riktig_hub.policy import course_policy
from riktig_hub.web.asked import Asked
from riktig_hub.web.came import operator_of
from riktig_hub.web.comes import viewer_of
from riktig_hub.web.cookies import Cookies, sent
from riktig_hub.web.held import Course
from riktig_hub.web.places import Way
from riktig_hub.web.table import ROUTES
from riktig_hub.web.work import LOGIN

# What the first part of an address of the course's can be.
AREAS = sorted({re.escape(route.address.split("/")[1]) for route in ROUTES})
ASTRAY = rf"/(?:{'|'.join(AREAS)})(?:/.*)?"


def way_back(held: Course, cookies: Cookies, operator: str, now: datetime) -> Way:
    """To one's own start of the course, or to the login page for somebody who is not logged in."""
    try:
        with held.registry.reading() as session:
            viewer = viewer_of(session, cookies.login or "", bool(operator), now)
            if viewer.actor:
                asked = Asked(viewer, session, now, held.setting)
                return Way(home(asked, viewer.person), text("hub.page.course"))
    except SQLAlchemyError:  # the page that says something is wrong must come all the same
        return in_any_case()
    return Way(LOGIN, text("hub.page.log_in"))


def in_any_case() -> Way:
    """Where nobody has looked who asks: the login page sends on whoever is logged in."""
    return Way(LOGIN, text("hub.page.course"))


class InCourse(Guard):
    """What is under the course's own addresses, and the way back from its errors."""

    held: Course
    way: Way | None = None

    def set_default_headers(self) -> None:
        """A narrower content policy than the book's, and nothing kept by anybody on the way."""
        super().set_default_headers()
        self.set_header("Content-Security-Policy", course_policy())
        self.set_header("X-Frame-Options", "DENY")
        self.set_header("Cache-Control", "no-store")

    async def look_for_way(self) -> None:
        """Finds out where the error's page is to lead, in a thread: it waits for the database."""
        given = (self.held, sent(self), operator_of(self), datetime.now(UTC))
        loop = asyncio.get_running_loop()
        self.way = await loop.run_in_executor(self.held.threads, way_back, *given)

    def write_error(self, status_code: int, **_given: Any) -> None:
        """The error's page; whoever is refused here has come with a login, not an address."""
        words = {403: "not_yours", 404: "astray", 405: "astray"}.get(status_code, "")
        self.set_header("Content-Security-Policy", course_policy(error_style()))
        self.finish_error(status_code, words=words, way=self.way or in_any_case())


class Astray(InCourse):
    """Every address in the course's areas that is none of its pages."""

    def initialize(self, course: Course) -> None:
        """The course that somebody is led back to."""
        self.held = course

    async def prepare(self) -> None:
        """404, for every method."""
        await self.look_for_way()
        raise web.HTTPError(404)
