"""Single values of a summary as they came: each is what it should be, or an error of Python's."""

from __future__ import annotations

import re
from math import isfinite
from typing import Final

from riktig.audit.options import member_name
from riktig.compare.parts import Cell

MASK: Final = "<5"
MOST_COUNT: Final = 1_000_000_000  # no practice has more rows or patients; larger is not a count
MOST_AMOUNT: Final = 1e12  # of DDD or a value
_MOST_TEXT: Final = 200
_ID: Final = re.compile(r"[A-Za-z0-9_]{1,40}")
_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def cell(found: object, *, hidden: bool = False) -> Cell:
    """A count. `hidden`: one that is not there has been masked."""
    if found is None:
        return Cell(None, masked=hidden)
    if found == MASK:
        return Cell(None, masked=True)
    count = integer(found)
    if not 0 <= count <= MOST_COUNT:
        raise ValueError("not a count")
    return Cell(count)


def integer(found: object) -> int:
    """A whole number."""
    if isinstance(found, bool) or not isinstance(found, int):
        raise TypeError("not a whole number")
    return found


def amount(found: object) -> float | None:
    """An amount from 0; `None` when masked or not known."""
    if found is None or found == MASK:
        return None
    if isinstance(found, bool) or not isinstance(found, (int, float)):
        raise TypeError("not a number")
    if not isfinite(found) or not 0 <= found <= MOST_AMOUNT:
        raise ValueError("not an amount")
    return float(found)


def name(found: object) -> str:
    """An id of a measure, a class or a table: a word that can name nobody."""
    if not isinstance(found, str) or not _ID.fullmatch(found) or re.search(r"\d{11}", found):
        raise ValueError("not an id")
    return found


def month(found: object) -> str:
    """A calendar month, as 2026-01."""
    if not isinstance(found, str) or not _MONTH.fullmatch(found):
        raise ValueError("not a month")
    return found


def member(found: object) -> str:
    """A name as the audit writes it: short, and nothing unseen in it."""
    said = short_text(found)
    if member_name(said) != said:
        raise ValueError("not a name")
    return said


def short_text(found: object) -> str:
    """A text that is there and is short."""
    if not isinstance(found, str) or not found or len(found) > _MOST_TEXT:
        raise TypeError("not a short text")
    return found


def one_of(found: object, allowed: tuple[str, ...]) -> str:
    """One of the words allowed."""
    if found not in allowed:
        raise ValueError("not one of those known")
    return str(found)


def truth(found: object) -> bool:
    """True or false."""
    if not isinstance(found, bool):
        raise TypeError("not true or false")
    return found
