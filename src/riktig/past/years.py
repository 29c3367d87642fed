"""The same days one year earlier."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from riktig.audit.options import Period
from riktig.audit.period import covers

_ONE_DAY: Final = timedelta(days=1)
_YEAR_LENGTHS: Final = (365, 366)


def year_before(period: Period) -> Period | None:
    """The year that ends the day before a period of a year; `None` for another length.

    It begins on the same date, so that the seasons are equal and no day is in both or in
    neither: after a leap day the earlier period may be a day longer or shorter. The year before
    29 February begins on 1 March.
    """
    first, last = period
    if (last - first).days + 1 not in _YEAR_LENGTHS or first.year == date.min.year:
        return None
    leap_day = (first.month, first.day) == (2, 29)
    began = date(first.year - 1, 3, 1) if leap_day else first.replace(year=first.year - 1)
    return began, first - _ONE_DAY


def holds_both(days: Period, period: Period, earlier: Period) -> bool:
    """Whether an extract with these first and last days covers both years.

    By the strict rule, also where the reader has given the period: a year before without its
    first month would look like a rise, and a year now without its last month like a fall.
    """
    return covers(days, (earlier[0], period[1]), given=False)


def reaches_end(days: Period, period: Period) -> bool:
    """Whether an extract with these first and last days goes on to the period's end."""
    return covers(days, (days[0], period[1]), given=False)


def missing_days(earlier: Period, washout_days: int) -> tuple[date, date]:
    """The day an extract must begin for the earlier year, and to know who was new in it."""
    ordinal = max(1, earlier[0].toordinal() - washout_days)
    return earlier[0], date.fromordinal(ordinal)
