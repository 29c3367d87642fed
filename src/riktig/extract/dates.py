"""Dates as the whole column writes them. The order of day and month is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, Literal, NamedTuple

from riktig.extract.limits import MAX_NUMBER

Order = Literal["dmy", "mdy", "ymd"]

_ORDERS: Final[tuple[Order, ...]] = ("dmy", "mdy", "ymd")
_TIME: Final = r"(?:[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\S*(?: ?[AaPp][Mm])?|[+-]\d{2}:\d{2}|Z)?"
_PARTED: Final = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})" + _TIME)
_COMPACT: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
# "3. februar 2025", "03-FEB-2025": a month by name leaves no doubt.
_NAMED: Final = re.compile(r"(\d{1,2})[. -]{1,2}([^\W\d_]{3,9})[. -]{1,2}(\d{4})")
# Norwegian and English names are told by three letters.
_MONTH_NAMES: Final = {
    **dict(zip(("jan", "feb", "mar", "apr", "mai", "jun"), range(1, 7), strict=True)),
    **dict(zip(("jul", "aug", "sep", "okt", "nov", "des"), range(7, 13), strict=True)),
    "may": 5,
    "oct": 10,
    "dec": 12,
}
_MONTHS: Final = 12
_DAYS: Final = 31
_CENTURY_TURN: Final = 70  # two-digit years from here on are 19xx
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199
_SHARE_THAT_SAYS: Final = 0.10  # of the column's different dates
_SHARE_THAT_MAY_ERR: Final = 0.02
_TIMES_AS_MANY: Final = 4
_SHARE_UP_TO_12: Final = 0.4  # of the days of a month, 12 in 30
_HARDLY_CHANCE: Final = 0.02
_YEARS_IN_AN_EXTRACT: Final = 12


class Parts(NamedTuple):
    """The three numbers of a date as written, the mark between them and the year's place."""

    first: int
    second: int
    third: int
    mark: str
    year: Literal["first", "last", "short"]


class Masked(ValueError):
    """0001-01-01 and the like: the sender has no date."""


class DateDecision(NamedTuple):
    """The order of a column; with more than one candidate the reader must be asked."""

    order: Order | None
    candidates: tuple[Order, ...]


def decide_order(cells: Iterable[str]) -> DateDecision:
    """The order of day, month and year that the column as a whole shows."""
    parts = [found for found in map(parts_of, set(cells)) if found]
    for place in ("last", "short"):
        some = [part for part in parts if part.year == place]
        if some:
            return _decide_last(some) if place == "last" else _decide_short(some)
    return DateDecision("ymd", ("ymd",))


def telling_date(cells: Iterable[str], orders: Iterable[Order]) -> str:
    """The first date of a column that every one of the orders can read, each as another day."""
    wanted = tuple(orders)
    for cell in cells:
        try:
            days = {parse_date(cell, order) for order in wanted}
        except ValueError:
            continue
        if len(days) == len(wanted):
            return cell.strip()
    return ""


def is_half_swapped(cells: Iterable[str]) -> bool:
    """Whether days up to the 12th look one way and the rest another, which is hardly chance.

    A spreadsheet that expects the month first does so: the dates it could read are
    then wrong, and those it could not stand as they were.
    """
    parts = [found for found in map(parts_of, set(cells)) if found]
    forms: dict[tuple[str, str], list[bool]] = {}
    for part in parts:
        day_and_month = part[1:3] if part.year == "first" else part[:2]
        forms.setdefault((part.mark, part.year), []).append(max(day_and_month) <= _MONTHS)
    early = [form for form, both in forms.items() if all(both)]
    if len(forms) < 2 or not early:
        return False
    late = [one for form, both in forms.items() if form not in early for one in both]
    if not late or sum(late) > _SHARE_THAT_SAYS * len(late):
        return False
    number = sum(len(forms[form]) for form in early)
    return bool(_SHARE_UP_TO_12**number * (1 - _SHARE_UP_TO_12) ** len(late) < _HARDLY_CHANCE)


def parse_date(cell: str, order: Order) -> date:
    """The day of a cell. ValueError when it is none, `Masked` when it is a placeholder."""
    part = parts_of(cell)
    if part is None:
        raise ValueError("no date")
    year, month, day = _arranged(part, order)
    if year == 1 and month == 1 and day == 1:
        raise Masked("placeholder")
    if part.year == "short":
        year += 1900 if year >= _CENTURY_TURN else 2000
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError("year out of range")
    return date(year, month, day)


def parts_of(cell: str) -> Parts | None:
    """The parts of a cell that has the form of a date, without saying which is the month."""
    text = cell.strip()
    if len(text) > MAX_NUMBER:
        return None
    named = _NAMED.fullmatch(text)
    if named:
        month = _MONTH_NAMES.get(named[2][:3].casefold())
        return Parts(int(named[3]), month, int(named[1]), "", "first") if month else None
    compact = _COMPACT.fullmatch(text)
    if compact:
        year, month, day = map(int, compact.groups())
        return Parts(year, month, day, "", "first")
    found = _PARTED.fullmatch(text)
    if found is None:
        return None
    first, mark, second, third = found.groups()
    lengths = (len(first), len(third))
    if lengths[0] == 4 and lengths[1] <= 2:
        return Parts(int(first), int(second), int(third), mark, "first")
    if lengths[1] == 4 and lengths[0] <= 2:
        return Parts(int(first), int(second), int(third), mark, "last")
    if lengths[1] == 2 and lengths[0] <= 2:
        return Parts(int(first), int(second), int(third), mark, "short")
    return None


def _arranged(part: Parts, order: Order) -> tuple[int, int, int]:
    if part.year == "first":
        return part.first, part.second, part.third
    if order == "ymd":
        if part.year == "last":
            raise ValueError("year stands last")
        return part.first, part.second, part.third
    if order == "dmy":
        return part.third, part.second, part.first
    return part.third, part.first, part.second


def _decide_last(parts: list[Parts]) -> DateDecision:
    day_first = sum(part.first > _MONTHS >= part.second for part in parts) / len(parts)
    month_first = sum(part.second > _MONTHS >= part.first for part in parts) / len(parts)
    dotted = all(part.mark == "." for part in parts)
    if _outweighs(day_first, month_first) and (dotted or day_first >= _SHARE_THAT_SAYS):
        return DateDecision("dmy", ("dmy",))
    if _outweighs(month_first, day_first) and month_first >= _SHARE_THAT_SAYS:
        return DateDecision("mdy", ("mdy",))
    return DateDecision(None, ("dmy", "mdy"))


def _outweighs(said: float, against: float) -> bool:
    return against <= max(_SHARE_THAT_MAY_ERR, said / _TIMES_AS_MANY)


def _decide_short(parts: list[Parts]) -> DateDecision:
    """Two-digit years: the year is the part that takes few values, the day takes many."""
    fits: tuple[Order, ...] = tuple(order for order in _ORDERS if _mostly_fits(parts, order))
    if all(part.mark == "." for part in parts):
        fits = tuple(order for order in fits if order != "mdy")
    firsts = {part.first for part in parts}
    thirds = {part.third for part in parts}
    if len(firsts) > _YEARS_IN_AN_EXTRACT:
        fits = tuple(order for order in fits if order != "ymd")
    if len(thirds) > _YEARS_IN_AN_EXTRACT >= len(firsts):
        fits = tuple(order for order in fits if order != "dmy")
    if len(fits) == 1:
        return DateDecision(fits[0], fits)
    return DateDecision(None, fits or ("dmy", "ymd"))


def _mostly_fits(parts: list[Parts], order: Order) -> bool:
    wrong = 0
    for part in parts:
        _, month, day = _arranged(part, order)
        wrong += not (1 <= month <= _MONTHS and 1 <= day <= _DAYS)
    return wrong <= _SHARE_THAT_MAY_ERR * len(parts)
