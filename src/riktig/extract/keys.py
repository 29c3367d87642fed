"""Running numbers in the place of keys, and tokens by which a work file knows a patient again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from riktig.extract.dates import parts_of
from riktig.problem import Refused

# What the patients of a list are known by, the surest first.
IDENTITY, NAME_BIRTH, NAME, NUMBER = "identity", "name_birth", "name", "number"
KEY_KINDS: Final = (IDENTITY, NAME_BIRTH, NAME, NUMBER)
NAME_AND_BIRTH: Final = "\n"  # between the two parts of a key that is both
TOKEN_CHARACTERS: Final = 32  # hexadecimal: 128 bits
_IDENTITY: Final = re.compile(r"\d{11}")
_SALT: Final = re.compile(r"(?:[0-9a-f]{2}){16,64}", re.IGNORECASE)


@dataclass(frozen=True)
class PatientKeys:
    """What a reading keeps of its patients' keys: their kind and, with a salt, a token each.

    `tokens` stand in the order of the running numbers, from patient 1. Without the salt nobody can
    tell which key a token is of; with it, identity numbers can be tried one by one. So salt and
    tokens are shown nowhere and are written in an encrypted work file alone.
    """

    kind: str = ""  # one of KEY_KINDS; "" when there are no patients
    salt: str = field(default="", repr=False)  # hexadecimal
    tokens: tuple[str, ...] = field(default=(), repr=False)


class Keys:
    """Running numbers for keys. Lives as long as one reading; the keys are then forgotten."""

    def __init__(self, salt: bytes | None = None) -> None:
        self._numbers: dict[str, int] = {}
        self._salt = salt

    def number(self, key: str) -> int:
        """The running number of a key, from 1 in order of appearance."""
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def kept(self) -> PatientKeys:
        """The kind that most keys are of and, with a salt, every patient's token."""
        kind = _commonest(map(_kind_of, self._numbers))
        if not self._salt:
            return PatientKeys(kind)
        tokens = tuple(_token(self._salt, key) for key in self._numbers)
        return PatientKeys(kind, self._salt.hex(), tokens)


def read_salt(given: Any) -> bytes | None:
    """A salt written in hexadecimal, 16 to 64 bytes; `None` when not given."""
    if given is None or given == "":
        return None
    if not isinstance(given, str) or not _SALT.fullmatch(given):
        raise Refused("invalid_salt")
    return bytes.fromhex(given)


def _commonest(kinds: Iterable[str]) -> str:
    counted = Counter(kinds)
    return max(counted, key=lambda kind: (counted[kind], -KEY_KINDS.index(kind)), default="")


def _kind_of(key: str) -> str:
    if _IDENTITY.fullmatch(key):
        return IDENTITY
    name, between, birth = key.partition(NAME_AND_BIRTH)
    if between:
        return NAME_BIRTH if birth else NAME
    return NUMBER if any(char.isdigit() for char in name) else NAME


def _token(salt: bytes, key: str) -> str:
    import hmac  # a reading without a work file does without it

    known = f"{_kind_of(key)}:{_normalised(key)}".encode("utf-8", "surrogatepass")
    return hmac.digest(salt, known, "sha256").hex()[:TOKEN_CHARACTERS]


def _normalised(key: str) -> str:
    """Equal for two ways of writing one key: letter case, spaces, the order of a birth date."""
    name, _, birth = key.partition(NAME_AND_BIRTH)
    name = " ".join(unicodedata.normalize("NFC", name).casefold().split())
    return f"{name}|{_birth(birth)}" if birth else name


def _birth(written: str) -> str:
    """A birth date with its year first, where the year has four digits."""
    found = parts_of(written)
    if found is None or found.year == "short":
        return "".join(written.split())
    parts = (found.first, found.second, found.third)
    return "-".join(map(str, parts if found.year == "first" else reversed(parts)))
