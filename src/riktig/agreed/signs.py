"""Short codes that a person writes by hand and types in later: Crockford's base 32, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
GROUP: Final = 4
_ALSO: Final = str.maketrans({"I": "1", "L": "1", "O": "0"})
_BETWEEN: Final = str.maketrans(dict.fromkeys(" -‐‑‒–—−.\t\n\r\u00a0", ""))


def grouped(prefix: str, numbers: Sequence[int]) -> str:
    """Numbers of five bits as a code: `RK-07F3-Q9D2-MX4K`."""
    signs = "".join(ALPHABET[one] for one in numbers)
    return "-".join([prefix, *(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))])


def bare(typed: str) -> str:
    """What was typed, in capitals and with nothing between."""
    return typed.upper().translate(_BETWEEN)


def numbers_of(typed: str, prefix: str, signs: int) -> list[int] | None:
    """The numbers of a code, however it was typed; None when it has not so many signs."""
    found = bare(typed).removeprefix(prefix).translate(_ALSO)
    if len(found) != signs or any(sign not in ALPHABET for sign in found):
        return None
    return [ALPHABET.index(sign) for sign in found]
