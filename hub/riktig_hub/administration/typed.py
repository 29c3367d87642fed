"""What an administrator types about a person or a course, checked and made alike.

`Wrong` says what to do. Nothing that stood in the field is in the sentence.
"""

from __future__ import annotations

import re
from datetime import date

from riktig_exercises.identity import holds_identity

from riktig_hub.web.answer import Wrong
from riktig_hub.web.zone import check_year

LONGEST = 200
# An address with signs outside these cannot be sent to by every mail server.
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+"
)
_HPR = re.compile(r"[0-9]{7,9}")
_MUNICIPALITY = re.compile(r"[0-9]{4}")
_FORMULA = ("=", "+", "-", "@")


def line(typed: str, at: str, needed: bool = True) -> str:
    """One line of plain text: no control characters, no identity number, not too long."""
    plain = " ".join(typed.split())
    if not plain:
        if needed:
            raise Wrong("hub_administration.wrong.missing", at)
        return ""
    if holds_identity(plain):
        raise Wrong("hub_administration.wrong.identity", at)
    if len(plain) > LONGEST or not plain.isprintable() or "\ufffd" in plain:
        raise Wrong("hub_administration.wrong.unreadable", at)
    return plain


def person_name(typed: str, at: str = "name") -> str:
    """A person's name. What a spreadsheet would compute is no name."""
    plain = line(typed, at).removeprefix("'")
    if plain.startswith(_FORMULA) or not any(sign.isalpha() for sign in plain):
        raise Wrong("hub_administration.wrong.name", at)
    return plain


def email(typed: str, at: str = "email") -> str:
    """An address in small letters; it is also the login name."""
    plain = line(typed, at).lower().removeprefix("mailto:")
    if not _EMAIL.fullmatch(plain) or ".." in plain:
        raise Wrong("hub_administration.wrong.email", at)
    return plain


def hpr_number(typed: str, at: str = "hpr_number") -> str | None:
    """A health worker's number, or nothing."""
    plain = line(typed, at, needed=False).replace(" ", "")
    if plain and not (plain.isascii() and _HPR.fullmatch(plain)):
        raise Wrong("hub_administration.wrong.hpr_number", at)
    return plain or None


def municipality_number(typed: str, at: str = "municipality_number") -> str | None:
    """Four digits, or nothing. A spreadsheet takes away a zero in front: it is put back."""
    plain = line(typed, at, needed=False).replace(" ", "")
    if plain.isascii() and plain.isdecimal() and len(plain) == 3:
        plain = f"0{plain}"
    if plain and not (plain.isascii() and _MUNICIPALITY.fullmatch(plain)):
        raise Wrong("hub_administration.wrong.municipality", at)
    return plain or None


def day(typed: str, at: str) -> date:
    """A day as a date field sends it, or as Norwegians write it."""
    written = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", typed.strip(), re.ASCII)
    try:
        if written:
            read = date(int(written[3]), int(written[2]), int(written[1]))
        else:
            read = date.fromisoformat(typed.strip())
        check_year(read)
    except ValueError:
        raise Wrong("hub_administration.wrong.day", at) from None
    return read


def amount(typed: str, at: str) -> float:
    """Hours or points: nought or more; empty is nought."""
    plain = typed.strip().replace(",", ".") or "0"
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", plain, re.ASCII):
        raise Wrong("hub_administration.wrong.amount", at)
    return float(plain)
