"""A master that cannot be used. For its author, so in English."""

from __future__ import annotations

import re

# Ids of questions, choices and mistakes: they become fields, file names and codes.
IDENTITY = re.compile(r"[a-z0-9_]{1,40}")


class MasterError(ValueError):
    """What is wrong in a master, and in which part of it."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")


def checked_id(identity: object, where: str) -> str:
    """An id that is safe wherever ids go. `MasterError`."""
    if not isinstance(identity, str) or not IDENTITY.fullmatch(identity):
        raise MasterError(where, f"{identity!r} is no id; one is {IDENTITY.pattern}")
    return identity
