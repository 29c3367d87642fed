"""How a series is written: its unit, its values and its months."""

from __future__ import annotations

from typing import Final

from riktig.blocks import words
from riktig.feedback.series import Series
from riktig.text import format_number, text

DECIMALS: Final = 1


def unit(found: Series) -> str:
    """What the values are."""
    if found.counts:
        return text("measure_section.series.unit_counts")
    per = found.measure.denominator.per
    if per is None:
        return text("measure_section.series.unit_share")
    return text("measure_section.series.unit_rate", per=format_number(per))


def value_said(value: float, found: Series) -> str:
    """A value with its unit where it is a share."""
    if found.counts:
        return format_number(value, DECIMALS)
    if found.measure.denominator.per:
        return words.number(value, found.measure)
    return words.amount(value, found.measure)


def shown(value: float | None, found: Series) -> float | None:
    """A value as people say it."""
    if value is None or found.counts:
        return value
    return words.shown(value, found.measure)


def month_said(name: str) -> str:
    """`2026-03` becomes `03.2026`."""
    return f"{name[5:]}.{name[:4]}"


def lower_first(title: str) -> str:
    """A title within a sentence."""
    return title[:1].lower() + title[1:]
