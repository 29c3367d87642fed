"""Tornado's side of the course's pages: takes a request in, has it answered, sends the answer.

A page's function runs in one of a few threads, since it waits for the database; the loop goes on
carrying the apps' messages. One request is one transaction: a post that fails leaves nothing.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Never

from tornado import web

from riktig_hub.session import session_named
from riktig_hub.web.access import Forbidden
from riktig_hub.web.answer import NotHere, Wrong
from riktig_hub.web.astray import InCourse
from riktig_hub.web.came import came
from riktig_hub.web.comes import same_site
from riktig_hub.web.cookies import put
from riktig_hub.web.given import Written
from riktig_hub.web.held import Course
from riktig_hub.web.route import Route
from riktig_hub.web.work import answered

# Of a body that is too large so much is taken in, unread: a browser that is still sending would
# otherwise show a broken line and not the page that says why.
MOST_IN_VAIN = 16 * 1024 * 1024


@web.stream_request_body
class CoursePage(InCourse):
    """Any address of `riktig_hub.web.table`."""

    def initialize(self, route: Route, course: Course) -> None:
        """The route this address is."""
        self.route = route
        self.held = course
        self._body = bytearray()
        self._too_large = False

    def prepare(self) -> None:
        """Refuses what is not for us before its body is read."""
        if self.request.method == "POST":
            if self.route.post is None:
                raise web.HTTPError(405)
            if not same_site(self.request.headers, self.held.setting.origin):
                raise web.HTTPError(403)
        elif self.request.method == "GET" and self.route.get is None:
            raise web.HTTPError(405)
        self.request.connection.set_max_body_size(MOST_IN_VAIN)  # type: ignore[union-attr]

    def data_received(self, chunk: bytes) -> None:
        """Gathers the body, up to what the route takes."""
        self._too_large = self._too_large or len(self._body) + len(chunk) > self.route.most_bytes
        if self._too_large:
            self._body.clear()
        else:
            self._body += chunk

    async def get(self, **values: str) -> None:
        """Shows."""
        await self._answer("get", values)

    async def post(self, **values: str) -> None:
        """Does, and then goes to what shows it."""
        if self._too_large:
            await self._refuse(413)
        await self._answer("post", values)

    async def _answer(self, method: str, values: dict[str, str]) -> None:
        asked = came(self, method, values, bytes(self._body))
        loop = asyncio.get_running_loop()
        given = (self.held, self.route, asked, datetime.now(UTC))
        try:
            threads = self.held.threads_for(self.route)
            ready = await loop.run_in_executor(threads, answered, *given)
        except Forbidden:
            await self._refuse(403)
        except NotHere:
            await self._refuse(404)
        except Wrong:
            await self._refuse(400)
        self._send(ready)
        await self._end_apps(asked.cookies.login, ready.cookies.login)

    async def _refuse(self, status: int) -> Never:
        """The error's page, with the way back for whoever asks."""
        await self.look_for_way()
        raise web.HTTPError(status) from None

    async def _end_apps(self, before: str | None, after: str | None) -> None:
        """Of a login that has ended here; another browser's line finds it out by itself."""
        if before and after is not None and after != before:
            await self.settings["kernel_manager"].end_session(session_named(before))

    def _send(self, ready: Written) -> None:
        self.set_status(ready.status)
        for name, value in ready.headers.items():
            self.set_header(name, value)
        put(self, ready.cookies)
        self.finish(ready.body)
