"""The secret a course's certificates are proven by: made once, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress

from riktig.problem import Refused
from riktig_exercises.course import Course

FILE = "course_secret"
BYTES = 32


def make_secret(course: Course) -> bytes:
    """The secret, made if there is none. Two that make it at once end up with the same."""
    target = course.root / FILE
    if not target.exists():
        aside = course.root / f".{FILE}-{secrets.token_hex(8)}"
        made = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            with os.fdopen(made, "wb") as file:
                file.write(secrets.token_bytes(BYTES))
            # A link is made whole or not at all, and never over one that is there.
            with suppress(FileExistsError):
                os.link(aside, target)
        finally:
            aside.unlink()
    return read_secret(course)


def read_secret(course: Course) -> bytes:
    """The secret. `Refused` where there is none, or it is no longer whole."""
    try:
        found = (course.root / FILE).read_bytes()
    except FileNotFoundError:
        raise Refused("no_course_secret") from None
    if len(found) != BYTES:
        raise Refused("course_secret_broken", file=FILE)
    return found
