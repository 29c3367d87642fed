"""A whole course played against a running server: who is in it, and their browsers.

Each has a browser context of their own. Some participants (one of them on a phone) do all they do
in pages; what the others do the same is sent as the same forms, without drawing them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from playwright.sync_api import APIResponse, Browser, BrowserContext, Page, expect
from serving import Served

PASSWORD = "en lang nok setning"  # noqa: S105
FORM = "application/x-www-form-urlencoded"
TITLE = "Riktig forskrivning, prøvekurset"
DOCTORS = (
    "Anne Aas", "Bjørn Berg", "Cecilie Dahl", "Dag Eide", "Eva Foss", "Finn Gran",
    "Grete Haug", "Håkon Iversen", "Ida Jensen", "Jon Krog", "Kari Lien", "Lars Moen",
)  # fmt: skip
OFFICE, MUNICIPAL = "Kirsten Kontor", "Mona Kommune"
LEADERS = {"Molde": "Gro Leder", "Kristiansund": "Per Leder"}
MOLDE, KRISTIANSUND = range(6), range(6, 12)
# One fails the test and takes it again, one fails and stops there, one only enrols.
AGAIN, STOPPED, ONLY_ENROLLED = 9, 10, 11
BEGAN = range(11)
COMPLETE = range(10)
# Who do all they do in pages. The second has a phone.
IN_PAGES, ON_A_PHONE = (0, 1, 2), 1
PHONE = {"width": 390, "height": 844}

SAID = ".said"  # what a page of the course says was done; what is told beside a button is another
_TOKEN = re.compile(r'name="csrf" value="([0-9a-f]{20,})"')
_WRONG = re.compile(r'role="alert"[^>]*>(.*?)</', re.DOTALL)


def said(page: Page, words: str) -> None:
    """The page says this of what was just done."""
    expect(page.locator(SAID)).to_have_text(words)


def email_of(name: str) -> str:
    """`anne.aas@eksempel.no`."""
    plain = name.lower().translate(str.maketrans("æøå", "aoa")).replace(" ", ".")
    return f"{plain}@eksempel.no"


@dataclass
class Someone:
    """A person's browser: pages, and plain requests with the same cookies."""

    name: str
    context: BrowserContext
    base: str
    code: str = ""
    _page: Page | None = None
    _token: str = ""

    @property
    def page(self) -> Page:
        """The one page they have open."""
        self._page = self._page or self.context.new_page()
        return self._page

    def open(self, path: str) -> Page:
        """Their page at an address of ours."""
        answer = self.page.goto(self.base + path)
        assert answer is not None
        assert answer.ok, (path, answer.status)
        return self.page

    def get(self, path: str, status: int = 200) -> APIResponse:
        """Reads an address without drawing it."""
        answer = self.context.request.get(self.base + path, max_redirects=0)
        assert answer.status == status, (path, answer.status)
        return answer

    def post(
        self, path: str, fields: Mapping[str, str | Sequence[str]], status: int = 303
    ) -> APIResponse:
        """Sends a form as a page of ours does."""
        body = urlencode({"csrf": self._own_token(), **fields}, doseq=True)
        answer = self.context.request.post(
            self.base + path,
            data=body,
            headers={"Content-Type": FORM, "Origin": self.base},
            max_redirects=0,
        )
        assert answer.status == status, (path, answer.status, _sentence(answer))
        return answer

    def send(self, path: str, fields: Mapping[str, str], at: str, name: str, file: bytes) -> str:
        """Sends a form with a file, and gives where it leads."""
        sent = {"name": name, "mimeType": "application/json", "buffer": file}
        answer = self.context.request.post(
            self.base + path,
            multipart={"csrf": self._own_token(), **fields, at: sent},
            headers={"Origin": self.base},
            max_redirects=0,
        )
        assert answer.status == 303, (path, answer.status, _sentence(answer))
        return answer.headers["location"]

    def come_in(self, link: str) -> None:
        """Chooses a password by a one-time link, without a page."""
        code = link.partition("kode=")[2]
        again = {"password": PASSWORD, "password_again": PASSWORD}
        self.post("/konto/invitasjon", {"csrf": "", "code": code, **again})

    def choose_password(self, link: str) -> None:
        """The same in the page the link opens."""
        page = self.page
        page.goto(link)
        page.locator("#password").fill(PASSWORD)
        page.locator("#password_again").fill(PASSWORD)
        page.get_by_role("button", name="Velg passordet og logg inn").click()
        page.get_by_text("Passordet er valgt").wait_for()

    def _own_token(self) -> str:
        """What their forms send along, as it stands on a page of theirs; none before a login."""
        if not self._token:
            found = _TOKEN.search(
                self.context.request.get(f"{self.base}/konto", max_redirects=0).text()
            )
            self._token = found[1] if found else ""
        return self._token


def _sentence(answer: APIResponse) -> str:
    """What the page says is wrong."""
    found = _WRONG.search(answer.text())
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


@dataclass
class Played:
    """The course as far as it is played."""

    served: Served
    browser: Browser
    folder: Path
    people: dict[str, Someone] = field(default_factory=dict)
    course: str = ""
    groups: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)  # of certificates, by name
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The server's day: it has the real clock."""
        return datetime.now(ZoneInfo("Europe/Oslo")).date()

    def day(self, days: int) -> date:
        """A day so many days from today."""
        return self.today + timedelta(days=days)

    def someone(self, name: str, **more: object) -> Someone:
        """Whoever has this name, with a browser from the first time they are asked for."""
        if name not in self.people:
            context = self.browser.new_context(locale="nb-NO", **more)  # type: ignore[arg-type]
            self._watch(context)
            self.people[name] = Someone(name, context, self.served.base)
        return self.people[name]

    def doctor(self, at: int) -> Someone:
        """A participant by their place in the list."""
        return self.someone(DOCTORS[at])

    @property
    def office(self) -> Someone:
        """The administrator."""
        return self.someone(OFFICE)

    def close(self) -> None:
        """Closes every browser."""
        for one in self.people.values():
            one.context.close()

    def _watch(self, context: BrowserContext) -> None:
        """Keeps what a page asked of others, and what it complained of."""
        base = self.served.base

        def asked(url: str) -> None:
            if not url.startswith((base, "data:", "blob:", "about:")):
                self.outside.append(url)

        def said(kind: str, words: str) -> None:
            if kind in ("error", "warning"):
                self.complaints.append(words)

        context.on("request", lambda one: asked(one.url))
        context.on("console", lambda one: said(one.type, one.text))
        context.on("weberror", lambda one: said("error", str(one.error)))
