"""A small course behind the real server, and browsers that send forms to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from asking import Answer, Asking
from course_register import PASSWORD, Small, cookie_for, registry_at, small_course
from riktig_hub.registry.people import FailedLogin, Person
from riktig_hub.registry.store import Registry
from riktig_hub.web.comes import csrf_of
from serving import Served, server_process
from sqlalchemy import select

FORM = "application/x-www-form-urlencoded"


@dataclass
class CourseServer:
    """The server, its course's ids, and its registry as another process sees it."""

    served: Served
    small: Small
    registry: Registry
    cookie_name: str
    host: str = ""

    def stranger(self) -> Asking:
        return Asking(self.served.base)

    def inside(self, person_id: str) -> Asking:
        """A browser that somebody is logged in with, without waiting for the password."""
        return Asking(self.served.base, {self.cookie_name: cookie_for(self.registry, person_id)})

    def email(self, person_id: str) -> str:
        with self.registry.reading() as session:
            return session.get_one(Person, person_id).email

    def failed(self) -> set[str]:
        """The subjects that wrong passwords are counted by."""
        with self.registry.reading() as session:
            return set(session.scalars(select(FailedLogin.subject)))

    @property
    def origin(self) -> str:
        return f"https://{self.host}" if self.host else self.served.base

    def ask(self, browser: Asking, path: str, method: str = "GET", **headers: str) -> Answer:
        more = {"Host": self.host} if self.host else {}
        return browser.ask(path, method, **{**more, **headers})

    def post(self, browser: Asking, path: str, form: dict[str, str], **headers: str) -> Answer:
        """As a browser posts a form of ours; a header that is empty is not sent."""
        cookie = browser.cookies.get(self.cookie_name, "")
        body = urlencode({"csrf": csrf_of(cookie), **form}).encode()
        sent = {"Origin": self.origin, "Content_Type": FORM, **headers}
        if self.host:
            sent.setdefault("Host", self.host)
        return browser.ask(path, "POST", body, **{k: v for k, v in sent.items() if v})

    def log_in(self, email: str, password: str = PASSWORD, **headers: str) -> Answer:
        form = {"email": email, "password": password}
        return self.post(self.stranger(), "/konto/inn", form, **headers)


@contextmanager
def course_server(
    folder: Path, site: Path, apps: Path, *arguments: str, host: str = ""
) -> Iterator[CourseServer]:
    """The server on a course of its own; with a `host`, as it is behind a proxy."""
    registry = registry_at(folder)
    small = small_course(registry)
    if host:
        arguments = ("--public", f"https://{host}", *arguments)
    with server_process(site, apps, "--course", str(folder), *arguments) as served:
        port = served.base.rpartition(":")[2]
        name = "__Host-riktig-person" if host else f"riktig-person-{port}"
        yield CourseServer(served, small, registry, name, host)
    registry.close()
