"""A browser at the course's pages with no server between: the same work, in the test's thread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from course_register import NOW, PASSWORD
from riktig_hub.registry.people import Person
from riktig_hub.registry.store import Registry
from riktig_hub.web.asked import Setting
from riktig_hub.web.came import Came
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.given import Written
from riktig_hub.web.held import Course, open_course
from riktig_hub.web.route import Route
from riktig_hub.web.table import ROUTES
from riktig_hub.web.work import answered

ORIGIN = "https://kurs.example.no"


@contextmanager
def held_course(registry: Registry, folder: Path, **setting: object) -> Iterator[Course]:
    """What a server would hold, on the same database."""
    url = registry.engine.url.render_as_string(hide_password=False)
    opened = open_course(url, Setting(folder, folder / "html", ORIGIN, **setting))
    try:
        yield opened
    finally:
        opened.close()


def route_of(path: str) -> tuple[Route, dict[str, str]]:
    """The route of an address; a whole address comes before one with places."""
    found = [(route, re.fullmatch(route.pattern, path)) for route in ROUTES]
    matching = [(route, match.groupdict()) for route, match in found if match]
    return min(matching, key=lambda pair: len(pair[1]))


@dataclass
class Browser:
    """Keeps cookies, sends the form's token, and has a clock that a test may move."""

    held: Course
    now: datetime = NOW
    cookies: Cookies = field(default_factory=Cookies)
    address: str = "192.0.2.1"
    agent: str = "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"
    operator: str = ""

    def get(self, address: str, **more: object) -> Written:
        return self._sent(address, "get", {}, **more)

    def post(self, address: str, token: str | None = None, **form: str) -> Written:
        """With the token of the page that the form is on, unless another is given."""
        if token is None:
            token = self.token
        return self._sent(address, "post", {"csrf": token, **form})

    @property
    def token(self) -> str:
        from riktig_hub.web.comes import csrf_of

        return csrf_of(self.cookies.login or self.operator)

    def log_in(self, email: str, password: str = PASSWORD, **more: str) -> Written:
        return self.post("/konto/inn", email=email, password=password, **more)

    def is_in(self) -> bool:
        return self.get("/konto").status == 200

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    def _sent(self, address: str, method: str, form: dict[str, str], **more: object) -> Written:
        parts = urlsplit(address)
        route, values = route_of(parts.path)
        came = Came(
            method=method,
            path=parts.path,
            values=values,
            query=dict(parse_qsl(parts.query)),
            form={key: [value] for key, value in form.items()},
            cookies=self.cookies,
            operator=self.operator,
            address=self.address,
            agent=self.agent,
            **more,
        )
        written = answered(self.held, route, came, self.now)
        self._keep(written.cookies)
        return written

    def _keep(self, given: Cookies) -> None:
        new = {
            name: getattr(given, name)
            for name in ("login", "known", "errand")
            if getattr(given, name) is not None
        }
        self.cookies = replace(self.cookies, **new)


def email_of(registry: Registry, person_id: str) -> str:
    with registry.reading() as session:
        return session.get_one(Person, person_id).email
