"""The period of an audit, and whether the extract covers it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from riktig.audit.options import Period
from riktig.extract.record import Event, Record
from riktig.measures.measure import Measure
from riktig.measures.rules import coverage
from riktig.problem import Refused

YEAR_DAYS: Final = 365


def extract_days(records: Iterable[Record]) -> Period:
    """The first and last day of rows that are not recalled. Refuses when there are none."""
    days = {record.day for record in records if not record.recalled}
    if not days:
        raise Refused("no_usable_rows")
    return min(days), max(days)


def default_period(last_day: date) -> Period:
    """The 365 days that end with the extract's last day."""
    return last_day - timedelta(days=YEAR_DAYS - 1), last_day


def event_of(records: Iterable[Record], wanted: Event | None) -> Event:
    """Dispensings when the extract has any, else prescriptions; refuses an absent choice."""
    there = {record.event for record in records if not record.recalled}
    if wanted is not None:
        if wanted not in there:
            raise Refused(f"no_{wanted}")
        return wanted
    return "dispensed" if "dispensed" in there else "prescribed"


def why_not_covered(measure: Measure, period: Period, days: Period, *, given: bool) -> str | None:
    """Why a measure cannot be computed over the period; `None` when it can.

    A period must be as long as the measure's window (a leap year is one day
    more). A shorter one is never scaled up.
    """
    length = (period[1] - period[0]).days + 1
    if length < measure.window_days:
        return "period_shorter_than_window"
    if length > measure.window_days + 1:
        return "period_longer_than_window"
    return None if covers(days, period, given=given) else "file_shorter_than_window"


def covers(days: Period, period: Period, *, given: bool) -> bool:
    """Whether an extract with these first and last days may be said to cover the period."""
    rule = coverage()
    slack = timedelta(days=rule.given_slack_days if given else rule.rolling_slack_days)
    return days[0] - slack <= period[0] and period[1] <= days[1] + slack
