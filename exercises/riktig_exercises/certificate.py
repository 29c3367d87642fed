"""What a certificate says, the code it can be checked by, and the list of those that were made.

The code is a HMAC of all that the certificate says, so one that was changed has another code.
The list is only for finding what a code stands for; a line that was changed proves nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from riktig.agreed.signs import grouped, numbers_of
from riktig.problem import Refused
from riktig_exercises.course import Course
from riktig_exercises.course_rules import Rules
from riktig_exercises.course_secret import make_secret, read_secret
from riktig_exercises.identity import holds_identity

if TYPE_CHECKING:
    from riktig_exercises.completion import Completed

PREFIX = "RB"
SIGNS = 12
BITS = 5
MADE = "certificates.jsonl"
MOST_CHARACTERS = 80


@dataclass(frozen=True)
class Certificate:
    """All that a certificate says. Days are ISO dates; `done` is titles with the day, in order."""

    participant: str
    name: str
    title: str
    hours: Mapping[str, float]
    approval_id: str
    done: tuple[tuple[str, str], ...]
    points: float
    most: float
    mark_percent: float
    dated: str


def certificate(completed: Completed, asked: Rules, name: str, dated: str) -> Certificate:
    """The certificate of a completed course. `Refused` for a name or a date that cannot be."""
    checked_name(name)
    if dated < completed.last_day.isoformat():
        raise Refused("certificate_too_early", day=completed.last_day.strftime("%d.%m.%Y"))
    return Certificate(
        participant=completed.participant,
        name=name,
        title=asked.title,
        hours=dict(asked.hours),
        approval_id=asked.approval_id,
        done=tuple((one.title, one.day.isoformat()) for one in completed.done),
        points=completed.points,
        most=completed.most,
        mark_percent=asked.pass_mark_percent,
        dated=dated,
    )


def checked_name(name: str) -> None:
    """`Refused` for what could not be a name on paper, or may be an identity number."""
    if len(name) > MOST_CHARACTERS or not name.isprintable() or holds_identity(name):
        raise Refused("certificate_name", most=MOST_CHARACTERS)


def code_of(secret: bytes, one: Certificate) -> str:
    """`RB-07F3-Q9D2-MX4K`: the first signs of the HMAC."""
    return code_for(secret, asdict(one))


def code_for(secret: bytes, said: Mapping[str, Any]) -> str:
    """The same of all that any paper says, as JSON has it."""
    return grouped(PREFIX, _numbers(secret, said))


def proves(secret: bytes, said: Mapping[str, Any], code: str) -> bool:
    """Whether a code, however it is typed, is of a paper that says just this."""
    typed = _typed(code)
    return typed is not None and hmac.compare_digest(bytes(_numbers(secret, said)), bytes(typed))


def code_read(typed: str) -> str:
    """A typed code as it is written. `Refused` for what is no code."""
    numbers = _typed(typed)
    if numbers is None:
        raise Refused("certificate_code_unreadable", signs=SIGNS)
    return grouped(PREFIX, numbers)


def issue(course: Course, one: Certificate) -> str:
    """The code of a certificate, which from now on can be checked."""
    code = code_of(make_secret(course), one)
    if one not in _made(course):
        _list(course, one)
    return code


def check(course: Course, typed: str) -> Certificate:
    """The certificate a code proves. `Refused` if it is none of this course's."""
    code = code_read(typed)
    secret = read_secret(course)
    for one in _made(course):
        if proves(secret, asdict(one), code):
            return one
    raise Refused("certificate_code_unknown")


def _typed(code: str) -> list[int] | None:
    return numbers_of(code, PREFIX, SIGNS) if len(code) <= MOST_CHARACTERS else None


def _numbers(secret: bytes, said: Mapping[str, Any]) -> list[int]:
    digest = hmac.new(secret, _said(said), hashlib.sha256).digest()
    whole = int.from_bytes(digest, "big") >> (len(digest) * 8 - SIGNS * BITS)
    return [whole >> BITS * at & 31 for at in reversed(range(SIGNS))]


def _said(said: Mapping[str, Any]) -> bytes:
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return written.encode()


def _made(course: Course) -> list[Certificate]:
    """Those on the list. A line that cannot be read proves nothing, and hides no other."""
    try:
        lines = (course.root / MADE).read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    return [one for one in map(_read, lines) if one]


def _read(line: str) -> Certificate | None:
    try:
        raw = json.loads(line)
        one = Certificate(**{**raw, "done": tuple((title, day) for title, day in raw["done"])})
        _said(asdict(one))  # what cannot be said has no code
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return one


def _list(course: Course, one: Certificate) -> None:
    """Adds a line in one write. Names stand in the list, so only its owner may read it."""
    line = json.dumps(asdict(one), ensure_ascii=False)
    how = os.O_CREAT | os.O_APPEND | os.O_WRONLY
    descriptor = os.open(course.root / MADE, how, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        # A line that a killed run left half written ends before this one.
        file.write(f"\n{line}\n".encode())
