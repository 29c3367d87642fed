"""Passwords: what may be one, and Argon2id with the library's own settings.

Long is what counts. Nobody is asked for capitals and digits; what everybody chooses is refused.
"""

from __future__ import annotations

import hmac
import re
import secrets
import unicodedata
from functools import cache
from hashlib import sha256
from pathlib import Path
from string import ascii_lowercase

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from riktig_hub.registry.people import Person
from riktig_hub.web.answer import Wrong

SHORTEST = 12
LONGEST = 200
_HASHER = PasswordHasher()
# Asked where there is nobody of that name: the answer takes as long, and tells nothing.
_NOBODYS = _HASHER.hash("nobody has this password")
_BEHIND = re.compile(r"[\W\d_]+$")
# "abababababab", "111111111111": a few signs again and again.
_AGAIN = re.compile(r"(.{1,4}?)\1+.{0,3}", re.DOTALL)
# Signs in the order they stand in, from any of them on.
_ROWS = (
    "1234567890" * 20,
    "9876543210" * 20,
    ascii_lowercase,
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
)


def hashed(password: str) -> str:
    """What is kept."""
    return _HASHER.hash(_one_form(password))


def is_right(password: str, kept: str | None) -> bool:
    """Whether it is the password. Takes as long where there is none to compare with."""
    try:
        right = _HASHER.verify(kept or _NOBODYS, _one_form(password)[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None


def is_outdated(kept: str) -> bool:
    """Whether it was kept by settings that the library has made stronger since."""
    return _HASHER.check_needs_rehash(kept)


def check(password: str, again: str, person: Person, at: str = "password") -> None:
    """`Wrong` for what cannot be this person's password. Says why; never shows it again."""
    if len(_one_form(password)) < SHORTEST:
        raise Wrong("hub_account.password.short", at, least=str(SHORTEST))
    if len(_one_form(password)) > LONGEST:
        raise Wrong("hub_account.password.long", at, most=str(LONGEST))
    if _is_about(password, person):
        raise Wrong("hub_account.password.yours", at)
    if _is_common(password):
        raise Wrong("hub_account.password.common", at)
    if password != again:
        raise Wrong("hub_account.password.again", f"{at}_again")


def known_by(person: Person) -> str:
    """What a browser keeps when it has been logged in: says nothing, and a new password ends it."""
    number = secrets.token_hex(16)
    return f"{number}.{_mark(person, number)}"


def is_known(person: Person | None, kept: str) -> bool:
    """Whether this browser has been logged in with the person's password before."""
    number, _, mark = kept.partition(".")
    if person is None or not person.password_hash or not mark:
        return False
    return hmac.compare_digest(_mark(person, number).encode(), mark.encode())


def _mark(person: Person, number: str) -> str:
    key = (person.password_hash or "").encode()
    return hmac.new(key, f"{person.id}.{number}".encode(), sha256).hexdigest()


def _one_form(password: str) -> str:
    """The same password from every keyboard: some type å as one sign, some as two."""
    return unicodedata.normalize("NFKC", password)


def _is_about(password: str, person: Person) -> bool:
    bare = _bare(password)
    own = (person.email, person.email.partition("@")[0], person.name, *person.name.split())
    return bool(bare) and any(bare == _bare(one) for one in own)


def _is_common(password: str) -> bool:
    low = _one_form(password).casefold()
    repeated = _AGAIN.fullmatch(low) is not None
    return repeated or any(low in row for row in _ROWS) or _bare(low) in _common()


def _bare(written: str) -> str:
    """Letters and digits alone, without the digits that people put behind."""
    low = _BEHIND.sub("", _one_form(written).casefold())
    return "".join(sign for sign in low if sign.isalnum())


@cache
def _common() -> frozenset[str]:
    lines = Path(__file__).with_name("common_passwords.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
