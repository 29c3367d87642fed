"""How the numbers of a journal review are written."""

from __future__ import annotations

from datetime import date
from typing import Final

from riktig.clinical.tables import source
from riktig.journal import Count, ReviewMeasure
from riktig.text import format_date, format_number, text

# The review's own words for a share: whole percents, since a decimal of 20 tells nothing.
_DECIMALS: Final = 0


def counts(one: Count) -> str:
    """`14 av 20`; a dash of nothing."""
    if not one.denominator:
        return text("journal.measure.missing")
    told = {"count": one.numerator, "of": one.denominator}
    return text("journal.measure.count", **told)


def percent(value: float | None) -> str:
    """`70 %`; a dash where there is none."""
    if value is None:
        return text("journal.measure.missing")
    return text("journal.measure.percent", value=format_number(value * 100, _DECIMALS))


def interval(one: Count) -> str:
    """`46 til 88 %`; a dash of nothing."""
    ends = one.interval
    if ends is None or ends.high is None:
        return text("journal.measure.missing")
    low, high = (format_number(end * 100, _DECIMALS) for end in (ends.low, ends.high))
    return text("journal.measure.interval", low=low, high=high)


def sentence(one: Count) -> str:
    """The measure's own sentence with its counts and its share."""
    if not one.denominator:
        return text("journal.measure.nothing")
    said = one.measure.sentence.format(numerator=one.numerator, denominator=one.denominator)
    return text("journal.measure.sentence_value", sentence=said, value=percent(one.value))


def day(written: str) -> str:
    """`2026-03-03` becomes `03.03.2026`."""
    return format_date(date.fromisoformat(written))


def sources(measure: ReviewMeasure) -> str:
    """Which measure it is, and what it builds on."""
    return text(
        "journal.measure.source",
        measure=measure.title,
        version=measure.version,
        sources="; ".join(source(name)["title"] for name in measure.source),
    )
