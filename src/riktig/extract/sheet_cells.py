"""A spreadsheet's cells as the texts a delimited file would have, and nothing unclear in them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Final

from riktig.extract.dates import parts_of

_UNCLEAR_DECIMALS: Final = 3  # "1.125" could be over a thousand; "1.1250" could not
_MONTHS: Final = 12


def cell_text(cell: Any) -> str:
    """What stands in a cell. An error of a formula is as an empty cell."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (int, float)):
        return f"{value * 100:g} %" if "%" in cell.number_format else number_text(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds") if value.time() != time() else _day(value)
    return _day(value) if isinstance(value, date) else str(value)


def number_text(value: float) -> str:
    """A number with a point, never with three decimals, so that it is read in one way only."""
    if isinstance(value, int) or value.is_integer():
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
