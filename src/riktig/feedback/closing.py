"""The last lines of a report: its one rule, how to tell of an error, its age, its maker."""

from __future__ import annotations

from datetime import date

from riktig import __version__
from riktig.blocks.statement import Statement, Value, say
from riktig.compare.change import CHANGE_CONF
from riktig.text import decimal_text, format_date, format_number

PERCENT = 100


def closing(last: date, dated: date) -> list[Statement]:
    """`last` is the last day that the numbers reach, `dated` the day the report bears."""
    return [rule(), say("own_report.closing.time"), errors_how(), age(last, dated), made_by()]


def rule() -> Statement:
    """When the word for a change is used."""
    level = round(CHANGE_CONF * PERCENT, 1)
    return say("own_report.closing.rule", {"level": level}, level=decimal_text(level))


def errors_how() -> Statement:
    """How to tell of an error without telling of a patient."""
    return say("own_report.closing.errors_how")


def age(last: date, dated: date) -> Statement:
    """Until when the numbers reach, the report's day, and how old they were then if at all."""
    days = (dated - last).days
    values: dict[str, Value] = {
        "last": last.isoformat(),
        "dated": dated.isoformat(),
        "days": max(days, 0),
    }
    written = {"last": format_date(last), "dated": format_date(dated)}
    if days <= 0:
        return say("own_report.closing.last_day", values, **written)
    return say("own_report.closing.age", values, days=format_number(days), **written)


def made_by() -> Statement:
    """Which version made the report."""
    return say("own_report.closing.made_by", {"version": __version__}, version=__version__)
