"""A spreadsheet's cells as the texts a delimited file would have, and nothing unclear in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Final

from riktig.extract.dates import parts_of
from riktig.extract.decode import without_unseen

_UNCLEAR_DECIMALS: Final = 3  # "1.125" could be over a thousand; "1.1250" could not
_MONTHS: Final = 12
_ERRORS: Final = frozenset(
    ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!",
     "#GETTING_DATA"]
)  # fmt: skip


def value_text(value: Any) -> str:
    """What stands in a cell. An error of a formula is as an empty cell."""
    made = _TEXT_OF.get(type(value))
    return made(value) if made else str(value)  # a time, a length of time


def percent_text(value: Any) -> str:
    """A number that is shown as a percentage, which is no amount of anything."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value * 100:g} %"
    return value_text(value)


def number_text(value: float) -> str:
    """A number with a point, never with three decimals, so that it is read in one way only."""
    if value.is_integer():
        return str(int(value))
    written = repr(value)
    if "e" in written:
        written = f"{value:.12f}".rstrip("0")
    decimals = len(written) - written.index(".") - 1
    return written + "0" if decimals == _UNCLEAR_DECIMALS else written


def swapped_dates(days: set[int], texts: set[str]) -> bool:
    """Whether a column's dates look half read: days up to 12 as dates, the others left as text.

    A spreadsheet that expects the month first does so to a list with the day
    first, and the dates it did read are then wrong.
    """
    if not days or max(days) > _MONTHS:
        return False
    parts = [found for found in map(parts_of, texts) if found and found.year != "first"]
    return bool(parts) and all(max(part.first, part.second) > _MONTHS for part in parts)


def _day(value: date) -> str:
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"


def _plain_text(value: str) -> str:
    return "" if value in _ERRORS else " ".join(without_unseen(value).split())


def _moment(value: datetime) -> str:
    return value.isoformat(" ", "seconds") if value.time() != time() else _day(value)


_TEXT_OF: Final[dict[type, Callable[[Any], str]]] = {
    type(None): lambda _: "",
    str: _plain_text,
    bool: lambda value: "1" if value else "0",
    int: str,
    float: number_text,
    datetime: _moment,
    date: _day,
}
