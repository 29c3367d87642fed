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


def load(origin: str, cookie: str, visitors: Sequence[Visitor], at_once: int, handed: str) -> Load:
    """All visit once, so many at a time. `handed`: an assignment each hands in an empty answer to.

    `cookie` is the name of the login's cookie.
    """
    found = Load()
    asyncio.run(_all(origin, cookie, visitors, at_once, handed, found))
    return found


async def _all(
    origin: str,
    cookie: str,
    visitors: Sequence[Visitor],
    at_once: int,
    handed: str,
    found: Load,
) -> None:
    waiting = iter(visitors)
    limits = httpx.Limits(max_connections=at_once)
    async with httpx.AsyncClient(base_url=origin, timeout=60, limits=limits) as client:

        async def one_after_another() -> None:
            for visitor in waiting:
                visit = _Visit(client, cookie, visitor, origin, found)
                try:
                    await visit.whole(handed)
                except (httpx.HTTPError, AssertionError) as error:
                    found.failed.append(f"{type(error).__name__} {error}")

        await asyncio.gather(*(one_after_another() for _ in range(at_once)))


@dataclass
class _Visit:
    """One participant's visit."""

    client: httpx.AsyncClient
    cookie: str
    who: Visitor
    origin: str
    found: Load
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.who.number)  # noqa: S311 (a pause)

    async def whole(self, handed: str) -> None:
        """Looks round, writes this week's number, hands in."""
        home = f"/kurs/{self.who.course}"
        await asyncio.sleep(self.chance.uniform(0, SECONDS_TO_READ[1]))
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

    async def _read(self, address: str) -> str:
        await asyncio.sleep(self.chance.uniform(*SECONDS_TO_READ))
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
        return {"Cookie": f"{self.cookie}={self.who.cookie}"}

    def _answers(self, assignment: str) -> dict[str, object]:
        return {
            "schema": "riktig-answers/2",
            "assignment": assignment,
            "participant": self.who.code,
            "attempt": 1,
            "submission_id": f"{self.chance.getrandbits(128):032x}",
            "answers": {},
        }
