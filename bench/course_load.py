"""Participants who use a running course at once: pages read, numbers written, answers handed in."""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

import httpx

# Chosen here: somebody who reads a page looks at it for a second, give or take a half.
SECONDS_TO_READ = (0.5, 1.5)
PAGES = ("", "/uke", "/plan", "/moter", "/innlevering")
_TOKEN = re.compile(r'name="csrf" value="([0-9a-f]+)"')


@dataclass(frozen=True)
class Visitor:
    """A logged-in participant: the cookie, the course's id and the code in it."""

    cookie: str
    course: str
    code: str
    number: int


@dataclass
class Load:
    """What came of it. Seconds a page and a post; what was acknowledged; what failed."""

    page_seconds: list[float] = field(default_factory=list)
    post_seconds: list[float] = field(default_factory=list)
    handed_in: list[str] = field(default_factory=list)
    counted: int = 0
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Way:
    """How they come: so many at once, with a pause of so much of a reader's before each page.

    `handed` is an assignment that each hands in an empty answer to.
    """

    at_once: int
    handed: str
    pause: float = 1.0


def load(origin: str, visitors: Sequence[Visitor], way: Way) -> Load:
    """All visit once."""
    found = Load()
    asyncio.run(_all(origin, visitors, way, found))
    return found


async def _all(origin: str, visitors: Sequence[Visitor], way: Way, found: Load) -> None:
    waiting = iter(visitors)
    limits = httpx.Limits(max_connections=way.at_once)
    async with httpx.AsyncClient(base_url=origin, timeout=60, limits=limits) as client:

        async def one_after_another() -> None:
            for visitor in waiting:
                try:
                    await _Visit(client, visitor, way, origin, found).whole()
                except (httpx.HTTPError, AssertionError) as error:
                    found.failed.append(f"{type(error).__name__} {error}")

        await asyncio.gather(*(one_after_another() for _ in range(way.at_once)))


@dataclass
class _Visit:
    """One participant's visit."""

    client: httpx.AsyncClient
    who: Visitor
    way: Way
    origin: str
    found: Load
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.who.number)  # noqa: S311 (a pause)

    async def whole(self) -> None:
        """Looks round, writes this week's number, hands in."""
        home, handed = f"/kurs/{self.who.course}", self.way.handed
        await self._pause(0, SECONDS_TO_READ[1])
        for page in PAGES:
            token = await self._read(home + page)
            if page == "/uke":
                await self._write(f"{home}/uke", token, {"count": str(self.who.number % 9)})
                self.found.counted += 1
        answers = self._answers(handed)
        name = f"{handed}.svar.json"
        file = {"svarfil": (name, json.dumps(answers).encode(), "application/json")}
        await self._write(f"{home}/innlevering", token, {}, file)
        self.found.handed_in.append(answers["submission_id"])

    async def _pause(self, least: float, most: float) -> None:
        await asyncio.sleep(self.way.pause * self.chance.uniform(least, most))

    async def _read(self, address: str) -> str:
        await self._pause(*SECONDS_TO_READ)
        started = perf_counter()
        answer = await self.client.get(address, headers=self._headers())
        self.found.page_seconds.append(perf_counter() - started)
        assert answer.status_code == 200, (answer.status_code, address)  # noqa: S101
        token = _TOKEN.search(answer.text)
        return token[1] if token else ""

    async def _write(
        self,
        address: str,
        token: str,
        form: dict[str, str],
        files: dict[str, tuple[str, bytes, str]] | None = None,
    ) -> None:
        started = perf_counter()
        answer = await self.client.post(
            address,
            data={**form, "csrf": token},
            files=files,
            headers={**self._headers(), "Origin": self.origin},
        )
        self.found.post_seconds.append(perf_counter() - started)
        assert answer.status_code == 303, (answer.status_code, address)  # noqa: S101

    def _headers(self) -> dict[str, str]:
        port = self.origin.rpartition(":")[2]
        return {"Cookie": f"riktig-person-{port}={self.who.cookie}"}

    def _answers(self, assignment: str) -> dict[str, object]:
        return {
            "schema": "riktig-answers/2",
            "assignment": assignment,
            "participant": self.who.code,
            "attempt": 1,
            "submission_id": f"{self.chance.getrandbits(128):032x}",
            "answers": {},
        }
