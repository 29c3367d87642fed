"""Passwords: Argon2id with the library's own settings, which it also renews."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 200
_HASHER = PasswordHasher()
# Asked where there is nobody of that name: the answer takes as long, and tells nothing.
_NOBODYS = _HASHER.hash("nobody has this password")


def hashed(password: str) -> str:
    """What is kept."""
    return _HASHER.hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Whether it is the password. Takes as long where there is none to compare with."""
    try:
        right = _HASHER.verify(kept or _NOBODYS, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None
