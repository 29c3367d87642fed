"""What a page function is given: who asks, for what, and an open session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from riktig_hub.account.provider import Provider
from riktig_hub.mail import Mail
from riktig_hub.registry.courses import Course, Group
from riktig_hub.registry.people import Login, Membership, Person
from riktig_hub.registry.store import Registry
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.zone import local_day

OPERATOR = "operator"


@dataclass(frozen=True)
class Viewer:
    """Who asks. The operator of the machine has no row and may do what an administrator may."""

    person: Person | None = None
    operator: bool = False
    login: Login | None = None  # the browser they are logged in with

    @property
    def actor(self) -> str:
        """What the log of who saw what calls them; empty for somebody not logged in."""
        if self.person is not None:
            return self.person.id
        return OPERATOR if self.operator else ""

    @property
    def administers(self) -> bool:
        """Whether they may see and change every course."""
        return self.operator or (self.person is not None and self.person.administrator)


NOBODY = Viewer()


@dataclass(frozen=True)
class Upload:
    """A file somebody sent. Its name is theirs: never a path."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Here:
    """What the address names, looked up and allowed: see `riktig_hub.web.access`."""

    course: Course | None = None
    group: Group | None = None
    person: Person | None = None
    membership: Membership | None = None  # the viewer's own in the course, by the route's role


@dataclass(frozen=True)
class Setting:
    """What the server was started with that a page may need."""

    folder: Path  # the course's folder: registry, exercises, letters
    site: Path  # the built book
    origin: str  # what links in letters begin with
    mail: Mail | None = None  # where letters are sent; without it they are files to send oneself
    provider: Provider | None = None  # who else may say who somebody is


@dataclass(frozen=True)
class Asked:
    """One request. `values` are of the address, `query` of the question mark, `form` of a post."""

    viewer: Viewer
    session: Session
    now: datetime
    setting: Setting
    here: Here = field(default_factory=Here)
    path: str = ""  # the address asked for, without the question mark
    values: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Mapping[str, Sequence[Upload]] = field(default_factory=dict)
    address: str = ""  # where it comes from; for the delay after wrong passwords only
    cookie: str = ""
    cookies: Cookies = field(default_factory=Cookies)
    agent: str = ""  # what the browser calls itself
    registry: Registry | None = None  # for a route with transactions of its own

    def writing(self) -> AbstractContextManager[Session]:
        """A transaction of the page's own; see `Route.own_transactions`."""
        if self.registry is None:
            raise LookupError("the page was asked without a registry")
        return self.registry.writing()

    def given(self, key: str) -> str:
        """A form field without spaces around; empty where it was not sent."""
        return (self.form.get(key) or [""])[0].strip()

    @property
    def today(self) -> date:
        """The day in Norway."""
        return local_day(self.now)

    @property
    def course(self) -> Course:
        """The course the address names."""
        if self.here.course is None:
            raise LookupError("the route names no course")
        return self.here.course

    @property
    def group(self) -> Group:
        """The group the address names."""
        if self.here.group is None:
            raise LookupError("the route names no group")
        return self.here.group

    @property
    def person(self) -> Person:
        """The person the address names, or else whoever asks."""
        chosen = self.here.person or self.viewer.person
        if chosen is None:
            raise LookupError("nobody is logged in")
        return chosen
