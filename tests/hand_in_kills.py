"""Hands in to the real server while it is killed again and again, and counts what is there."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from time import sleep
from urllib.parse import urlsplit

from course_register import cookie_for
from handing_in_course import CASES, Handing, content
from riktig_hub.registry.learning import HandIn
from riktig_hub.web.comes import csrf_of
from serving import Served, server_process
from sqlalchemy import select

SENDERS = 3
MOST_EACH = 250
LONGEST_SECONDS = 0.8  # a server is left in peace at most this long
BOUNDARY = "hand-in"
TAKEN = "sagt=hub_handing_in.said."


@dataclass
class Counted:
    """What was sent, what of it was acknowledged, and how many answers never came."""

    kills: int = 0
    sent: dict[str, bytes] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    unanswered: int = 0


@dataclass
class Sender:
    """Hands in, one at a time, and sends again what was not acknowledged.

    `people` are numbers of participants with their cookies: nobody hands in without end.
    """

    handing: Handing
    people: list[tuple[int, str]]
    counted: Counted
    pending: tuple[str, bytes] | None = None
    cookie: str = ""
    numbers: count[int] = field(default_factory=lambda: count(1))

    def send_until(self, base: str, stopped: Callable[[], bool]) -> None:
        while not stopped():
            self.pending = self.pending or self._next()
            identity, body = self.pending
            self.counted.sent[identity] = body
            if self._acknowledged(base, body):
                self.counted.acknowledged.add(identity)
                self.pending = None
            else:
                self.counted.unanswered += 1

    def _next(self) -> tuple[str, bytes]:
        number = next(self.numbers)
        who, self.cookie = self.people[number // MOST_EACH % len(self.people)]
        identity = f"{who:08x}{number:024x}"
        answers = {"talk": f"Svar nummer {number}."}
        code = f"d{who + 1:02d}"
        return identity, content(code, CASES, answers, submission_id=identity)

    def _acknowledged(self, base: str, body: bytes) -> bool:
        place = urlsplit(base)
        link = HTTPConnection(place.hostname or "", place.port, timeout=20)
        try:
            link.request("POST", self._address(), self._form(body), self._headers(base))
            answer = link.getresponse()
            answer.read()
        except (OSError, HTTPException):
            return False
        finally:
            link.close()
        assert answer.status == 303, answer.status
        assert TAKEN in (answer.getheader("Location") or "")
        return True

    def _address(self) -> str:
        return f"/kurs/{self.handing.small.course}/innlevering"

    def _headers(self, base: str) -> dict[str, str]:
        return {
            "Cookie": f"riktig-person-{urlsplit(base).port}={self.cookie}",
            "Origin": base,
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        }

    def _form(self, body: bytes) -> bytes:
        begins = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
        token = f'{begins}"csrf"\r\n\r\n{csrf_of(self.cookie)}\r\n'
        file = f'{begins}"svarfil"; filename="svar.json"\r\nContent-Type: application/json\r\n\r\n'
        return token.encode() + file.encode() + body + f"\r\n--{BOUNDARY}--\r\n".encode()


def killed_while_handing_in(
    handing: Handing, site: Path, kills: int, seed: int, told: Callable[[Counted], None]
) -> Counted:
    """Starts the server, kills it with no warning while hand-ins are on their way, and again."""
    counted, moments = Counted(), random.Random(seed)  # noqa: S311  moments, not secrets
    people = [
        (who, cookie_for(handing.registry, person))
        for who, person in enumerate(handing.small.participants)
    ]
    senders = [Sender(handing, people[at::SENDERS], counted) for at in range(SENDERS)]
    for _ in range(kills):
        with server_process(site, site / "apps", "--course", str(handing.folder)) as served:
            _hammer_and_kill(served, senders, moments.uniform(0.0, LONGEST_SECONDS))
        counted.kills += 1
        told(counted)
    with server_process(site, site / "apps", "--course", str(handing.folder)) as served:
        for sender in senders:  # what was never answered is sent once more, as people do
            if sender.pending:
                sender.send_until(served.base, lambda sender=sender: sender.pending is None)
    return counted


def _hammer_and_kill(served: Served, senders: list[Sender], seconds: float) -> None:
    killed = threading.Event()
    with ThreadPoolExecutor(SENDERS) as pool:
        sending = [pool.submit(one.send_until, served.base, killed.is_set) for one in senders]
        try:
            sleep(seconds)
            served.process.kill()
            served.process.wait()
        finally:
            killed.set()
        for one in sending:
            one.result()  # an answer that should never be given is told here


def check(handing: Handing, counted: Counted) -> int:
    """Every acknowledged hand-in is there once, as it was sent; nothing is there unsent."""
    assert wrong(handing, counted) == 0
    return len(counted.acknowledged)


def wrong(handing: Handing, counted: Counted) -> int:
    """Hand-ins that are lost though acknowledged, there twice, not as sent, or never sent."""
    with handing.registry.reading() as session:
        rows = session.execute(select(HandIn.submission_id, HandIn.content)).all()
    kept = {one.submission_id: one.content for one in rows}
    lost = counted.acknowledged - set(kept)
    changed = [one for one, content in kept.items() if counted.sent.get(one) != content]
    return len(rows) - len(kept) + len(lost) + len(changed)
