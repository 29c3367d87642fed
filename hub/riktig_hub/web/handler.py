"""Tornado's side of the course's pages: reads a request, calls the function, writes the answer.

A page's function runs in one of a few threads, since it waits for the database; the loop goes on
carrying the apps' messages. One request is one transaction: a post that fails leaves nothing.
"""

from __future__ import annotations

import asyncio
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote

from sqlalchemy.orm import Session
from tornado import web

from riktig_hub.guard import Guard
from riktig_hub.registry.people import Seen
from riktig_hub.web.access import Forbidden, LogIn, look_up
from riktig_hub.web.answer import Answer, NotHere, Page, Wrong
from riktig_hub.web.asked import Asked, Upload
from riktig_hub.web.comes import csrf_of, same_site, viewer_of
from riktig_hub.web.given import Written, written
from riktig_hub.web.held import Course
from riktig_hub.web.route import Route

LOGIN = "/konto/inn"


class CoursePage(Guard):
    """Any address of `riktig_hub.web.table`."""

    def initialize(self, route: Route, course: Course) -> None:
        """The route this address is."""
        self.route = route
        self.held = course

    async def get(self, **values: str) -> None:
        """Shows."""
        await self._answer("get", values)

    async def post(self, **values: str) -> None:
        """Does, and then goes to what shows it."""
        await self._answer("post", values)

    async def _answer(self, method: str, values: dict[str, str]) -> None:
        if getattr(self.route, method) is None:
            raise web.HTTPError(405)
        if method == "post":
            self._check_origin_and_size()
        loop = asyncio.get_running_loop()
        try:
            ready = await loop.run_in_executor(self.held.threads, self._work, method, values)
        except LogIn:
            self._to_login(method)
            return
        except Forbidden:
            raise web.HTTPError(403) from None
        except NotHere:
            raise web.HTTPError(404) from None
        self._write(ready)

    def _check_origin_and_size(self) -> None:
        if not same_site(self.request.headers, self.held.setting.origin):
            raise web.HTTPError(403)
        if len(self.request.body) > self.route.most_bytes:
            raise web.HTTPError(413)

    def _work(self, method: str, values: dict[str, str]) -> Written:
        """In a thread of its own: everything that asks the database."""
        writes = method == "post"
        try:
            with self._session(writes) as session:
                asked = self._asked(session, values, writes)
                answer = self._call(method, asked)
                return written(answer, asked)
        except Wrong as wrong:
            return self._again(values, wrong)

    def _session(self, writes: bool) -> AbstractContextManager[Session]:
        registry = self.held.registry
        return registry.writing() if writes or self.route.sees else registry.reading()

    def _asked(self, session: Session, values: dict[str, str], writes: bool) -> Asked:
        now = datetime.now(UTC)
        cookie = self.get_cookie(self.settings["person_cookie"], "") or ""
        operator = self.get_signed_cookie(self.settings["session_cookie"]) is not None
        viewer = viewer_of(session, cookie, operator, now)
        if writes and viewer.actor and not self._holds_token(cookie, operator):
            raise Forbidden
        return Asked(
            viewer=viewer,
            session=session,
            now=now,
            setting=self.held.setting,
            here=look_up(session, self.route, viewer, values),
            values=values,
            query={key: self.get_query_argument(key) for key in self.request.query_arguments},
            form={key: self.get_body_arguments(key) for key in self.request.body_arguments},
            files={
                key: [Upload(one.filename, one.body) for one in sent]
                for key, sent in self.request.files.items()
            },
            address=self.request.remote_ip or "",
            cookie=cookie or self._operator_cookie(),
        )

    def _operator_cookie(self) -> str:
        return self.get_cookie(self.settings["session_cookie"], "") or ""

    def _holds_token(self, cookie: str, operator: bool) -> bool:
        known = cookie or (self._operator_cookie() if operator else "")
        return csrf_of(known) == self.get_body_argument("csrf", "")

    def _call(self, method: str, asked: Asked) -> Answer:
        function = getattr(self.route, method)
        answer: Answer = function(asked)
        if self.route.sees:
            about = asked.values.get(self.route.sees, "") or asked.person.id
            asked.session.add(
                Seen(at=asked.now, actor=asked.viewer.actor, what=self.route.name, about=about)
            )
        return answer

    def _again(self, values: dict[str, str], wrong: Wrong) -> Written:
        """The form once more, with what was typed and what is wrong with it."""
        if self.route.get is None:
            raise web.HTTPError(400)
        with self._session(False) as session:
            asked = self._asked(session, values, False)
            page = self.route.get(asked)
            if not isinstance(page, Page):
                raise web.HTTPError(400) from wrong
            filled = {**page.values, "wrong": wrong, "typed": asked.form}
            return written(replace(page, values=filled, status=422), asked)

    def _to_login(self, method: str) -> None:
        self.set_header("Cache-Control", "no-store")
        back = self.request.path if method == "get" else "/kurs/"
        self.redirect(f"{LOGIN}?til={quote(back)}", status=303)

    def _write(self, ready: Written) -> None:
        self.set_status(ready.status)
        self.set_header("Cache-Control", "no-store")
        for name, value in ready.headers.items():
            self.set_header(name, value)
        if ready.cookie is not None:
            self._set_person(ready.cookie)
        self.finish(ready.body)

    def _set_person(self, cookie: str) -> None:
        name = self.settings["person_cookie"]
        secure = self.held.setting.origin.startswith("https://")
        if cookie:
            self.set_cookie(name, cookie, httponly=True, samesite="Strict", secure=secure, path="/")
        else:
            self.clear_cookie(name, path="/")
