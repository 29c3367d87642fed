"""The time a made-up practice covers, in whole months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from riktig.problem import Refused

LAST_DAY: Final = date(2026, 10, 31)  # nothing here reads a clock
MONTHS: Final = 36
MONTHS_AFTER: Final = 12
MOST_MONTHS: Final = 240


@dataclass(frozen=True)
class Period:
    """First and last day, both included, and the day the course for the doctors starts."""

    first_day: date
    last_day: date
    course_start: date

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.last_day - self.first_day).days + 1

    @property
    def days_before(self) -> int:
        """How many of them lie before the course."""
        return (self.course_start - self.first_day).days

    def day(self, number: int) -> date:
        """The date of a day counted from 0."""
        return self.first_day + timedelta(days=number)


def make_period(months: int, last_day: date, course_start: date | None) -> Period:
    """So many months up to `last_day`; the course starts 12 months before the end.

    A shorter period has its course in the middle month. Raises `Refused` with
    `synthetic_months` or `synthetic_course_start`.
    """
    if not 1 <= months <= MOST_MONTHS:
        raise Refused("synthetic_months", most=MOST_MONTHS)
    first_day = months_back(last_day, months)
    after = MONTHS_AFTER if months > MONTHS_AFTER else months // 2
    start = course_start or months_back(last_day, after)
    if not first_day <= start <= last_day + timedelta(days=1):
        raise Refused("synthetic_course_start", first=_shown(first_day), last=_shown(last_day))
    return Period(first_day, last_day, start)


def months_back(last_day: date, months: int) -> date:
    """The first day of the `months` months that end on `last_day`: its day after, earlier."""
    after = last_day + timedelta(days=1)
    index = after.year * 12 + after.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(after.day, 28))


def _shown(day: date) -> str:
    from riktig.text import format_date

    return format_date(day)
