"""The fields of a group file, each read with the entry it stands in.

`where` is `top`, or `member 2`, `plan 3`: which entry, counted as they stand in the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from itertools import pairwise
from math import isfinite
from typing import Any, Final

from riktig.audit.options import member_name
from riktig.problem import Refused
from riktig.text import parse_number, text

MOST_WORDS: Final = 300  # characters of a text; chosen here: two or three lines on paper
MOST_NUMBER: Final = 1_000_000_000  # a whole number of any length is TOML; none of ours is larger
# Eleven digits in a row, or six and five, the six also as a date and the five as three and two: as
# the worksheets' own rule, so that two dates beside one another are no identity number.
_IDENTITY: Final = re.compile(r"\d{2}([\s.]?\d{2}){2}[\s.\u2013-]{0,3}\d{3}\s?\d{2}(?!\d)|\d{11}")
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
Entry = Mapping[str, Any]


def has_identity(plain: str) -> bool:
    """Whether a text holds eleven digits as in an identity number, which tells who somebody is."""
    return _IDENTITY.search(plain) is not None


def place(where: str) -> str:
    """`plan 3` in words."""
    name, _, number = where.partition(" ")
    return text(f"plan.where.{name}", number=number)


def refused(code: str, where: str, field: str = "", **details: object) -> Refused:
    """A refusal that says in which entry, and which field."""
    return Refused(f"group_file_{code}", where=place(where), field=field, **details)


def entries(found: Entry, name: str) -> Sequence[Entry]:
    """A list of tables; none when it is not there."""
    listed = found.get(name, [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise refused("not_tables", "top", name)
    return listed


def known_keys(found: Entry, keys: Sequence[str], where: str) -> None:
    """Refused when an entry has a key that is none of these: most often a misspelling."""
    if set(found) - set(keys):
        raise refused("unknown_key", where, known=", ".join(keys))


def words(found: Entry, field: str, where: str) -> str:
    """A short text in one line."""
    if field not in found:
        raise refused("missing", where, field)
    typed = found[field]
    if not isinstance(typed, str):
        raise refused("not_words", where, field)
    plain = " ".join(typed.split())
    if not plain:
        raise refused("missing", where, field)
    return _sound(plain, field, where)


def words_or_empty(found: Entry, field: str, where: str) -> str:
    """As `words`; empty when it is not there or says nothing."""
    nothing = field not in found or found[field] == ""
    return "" if nothing else words(found, field, where)


def _sound(plain: str, field: str, where: str) -> str:
    if len(plain) > MOST_WORDS:
        raise refused("long", where, field, most=MOST_WORDS)
    if not plain.isprintable():
        raise refused("control", where, field)
    if has_identity(plain):
        raise refused("identity", where, field)
    return plain


def member(found: Entry, where: str) -> str:
    """A member's name, by the rule of the summaries."""
    typed = words(found, "member", where)
    try:
        return member_name(typed)
    except Refused:
        raise refused("member", where, "member") from None


def day(found: Entry, field: str, where: str) -> date:
    """A date, as TOML's own or as a text `2026-11-01`."""
    if field not in found:
        raise refused("missing", where, field)
    return _day(found[field], field, where)


def day_or_none(found: Entry, field: str, where: str) -> date | None:
    """As `day`; `None` when it is not there."""
    return day(found, field, where) if field in found else None


def days(found: Entry, field: str, most: int) -> tuple[date, ...]:
    """Dates in order, no day twice: a year typed wrong would move the baseline."""
    listed = found.get(field, [])
    if not isinstance(listed, list):
        raise refused("not_dates", "top", field)
    if len(listed) > most:
        raise Refused("group_file_many", what=field, most=most)
    read = tuple(_day(one, field, "top") for one in listed)
    if any(later <= earlier for earlier, later in pairwise(read)):
        raise refused("not_in_order", "top", field)
    return read


def _day(typed: object, field: str, where: str) -> date:
    if isinstance(typed, date) and not isinstance(typed, datetime):
        return typed
    try:
        return date.fromisoformat(typed)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise refused("not_a_date", where, field) from None


def clock_or_none(found: Entry, field: str, where: str) -> time | None:
    """A time of day, as TOML's own or as a text `18:30`. `None` when not there."""
    if field not in found:
        return None
    typed = found[field]
    if isinstance(typed, time):
        return typed.replace(second=0, microsecond=0)
    said = _CLOCK.fullmatch(typed) if isinstance(typed, str) else None
    if said is None:
        raise refused("not_a_time", where, field)
    return time(int(said[1]), int(said[2]))


def number(found: Entry, field: str, where: str) -> float:
    """A number; a text with a decimal comma is read too."""
    if field not in found:
        raise refused("missing", where, field)
    typed = found[field]
    read = parse_number(typed) if isinstance(typed, str) else typed
    if isinstance(read, bool) or not isinstance(read, (int, float)):
        raise refused("not_a_number", where, field)
    if abs(read) > MOST_NUMBER or not isfinite(read):
        raise refused("not_a_number", where, field)
    return float(read)


def whole(found: Entry, field: str, where: str) -> int:
    """A whole number."""
    read = number(found, field, where)
    if not read.is_integer():
        raise refused("not_whole", where, field)
    return int(read)
