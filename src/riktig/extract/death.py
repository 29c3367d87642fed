"""The last day a patient can have lived: rows dated after it are never counted."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Final

from riktig.extract.cells import is_empty
from riktig.extract.dates import Order, parse_date, parts_of

CODE: Final = "after_death"
_YEAR: Final = re.compile(r"((?:19|20)\d\d)(?:[.,]0+)?")
_YEAR_MONTH: Final = re.compile(r"((?:19|20)\d\d)[-./]?(\d\d?)")
_MONTH_YEAR: Final = re.compile(r"(\d\d?)[-./]((?:19|20)\d\d)")


@lru_cache(maxsize=4096)
def last_day(cell: str, month: str = "", order: Order = "ymd") -> date | None:
    """The last day of what a cell states: a day, a month or a year. None: no death is stated.

    A cell that cannot be read states nothing, since most who have no date of death are alive.
    """
    text = cell.strip()
    if is_empty(text):
        return None
    year = _YEAR.fullmatch(text)
    if year:
        number = month.strip().split(".")[0]
        stated = int(number) if number.isdigit() and len(number) <= 2 else 0
        return _end_of(int(year[1]), stated if 1 <= stated <= 12 else 12)
    for pattern, places in ((_YEAR_MONTH, (1, 2)), (_MONTH_YEAR, (2, 1))):
        found = pattern.fullmatch(text)
        if found and 1 <= int(found[places[1]]) <= 12:
            return _end_of(int(found[places[0]]), int(found[places[1]]))
    return _as_day(text, order)


def _as_day(text: str, order: Order) -> date | None:
    parts = parts_of(text)
    if parts is None:
        return None
    as_written: Order = "dmy" if parts.mark == "." and parts.year == "last" else order
    try:
        return parse_date(text, as_written)
    except ValueError:
        return None


def _end_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
