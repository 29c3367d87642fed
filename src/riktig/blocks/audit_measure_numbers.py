"""How a measure's numbers are written: counts, shares in percent, rates and amounts per list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.measures.measure import Measure
from riktig.measures.rules import taper_rule
from riktig.text import decimal_text, format_number, text

_DECIMALS: Final = 1


def filled(template: str, measure: Measure, shown: Mapping[str, Any]) -> str:
    """A measure's own words with its numbers in them."""
    value = shown["value"]
    return definition(
        template,
        measure,
        numerator=format_number(shown["numerator"] or 0),
        denominator=format_number(shown["denominator"] or 0),
        value="" if value is None else format_number(value),
    )


def definition(template: str, measure: Measure, **more: str) -> str:
    """Words with the numbers that define the measure, as its clinical tables have them."""
    stated = {**measure.denominator.numbers(), **measure.numerator.numbers()}
    written = {
        name: format_number(number) if number >= 1000 else decimal_text(number)
        for name, number in stated.items()
    }
    if measure.numerator.taper:
        written["taper"] = taper_rule(measure.numerator.taper).title
    return template.format(**{**written, **more})


def count(number: int | None) -> str:
    """A count, or a dash."""
    return text("audit.measure.missing") if number is None else format_number(number)


def amount(value: float, measure: Measure, bare: bool = False) -> str:
    """A value in the measure's unit; `bare` without it."""
    per = measure.denominator.per
    if per is None and measure.numerator.rule == "amount":
        return format_number(value, _DECIMALS)
    if per is None:
        return text("audit.measure.percent", value=format_number(value * 100, _DECIMALS))
    written = format_number(value, _DECIMALS)
    return written if bare else text("audit.measure.per", value=written, per=format_number(per))


def interval(measure: Measure, shown: Mapping[str, Any]) -> str:
    """The exact interval in the measure's unit."""
    share = measure.denominator.per is None
    low, high = (
        format_number(shown[end] * (100 if share else 1), _DECIMALS) for end in ("low", "high")
    )
    unit = text("audit.measure.percent_unit") if share else ""
    return text("audit.measure.interval", low=low, high=high, unit=unit)
