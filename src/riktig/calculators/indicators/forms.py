"""The forms of the three indicators."""

from __future__ import annotations

from functools import cache

from riktig.calculators.form import Field, Form, Kind
from riktig.calculators.indicators.criterion import (
    MOST_AGE_YEARS,
    MOST_COUNT,
    MOST_DAYS,
    MOST_DDD,
    MOST_DISPENSINGS,
    threshold,
)
from riktig.text.catalogue import text


def _field(calculator: str, key: str, most: int, kind: Kind = "integer", **words: object) -> Field:
    prefix = f"indicators.{calculator}.{key}"
    return Field(
        key=key,
        kind=kind,
        label=text(f"{prefix}.label", **words),
        help=text(f"{prefix}.help"),
        minimum=None if kind == "numbers" else 0,
        maximum=most,
    )


def _form(name: str, *fields: Field) -> Form:
    return Form(
        name=name,
        title=text(f"indicators.{name}.title"),
        intro=text(f"indicators.{name}.intro"),
        fields=fields,
        submit=text("indicators.submit"),
    )


@cache
def elderly_form() -> Form:
    """Age, and DDD in a calendar year."""
    name = "quality_indicator_65"
    return _form(
        name,
        _field(name, "age", MOST_AGE_YEARS),
        _field(name, "ddd_in_year", MOST_DDD, "number"),
    )


@cache
def long_term_form() -> Form:
    """Days without before, days of the dispensings, units in the first days."""
    name = "long_term_opioid"
    until = threshold("hamina_units_until_day")["value"]
    return _form(
        name,
        _field(name, "days_without_opioid_before", MOST_DAYS),
        _field(name, "dispensing_days", MOST_DISPENSINGS, "numbers"),
        _field(name, "units_in_days_0_90", MOST_COUNT, until=until),
    )


@cache
def cob_form() -> Form:
    """Dispensings and days of each group, and days with both."""
    name = "concurrent_opioid_bzd"
    return _form(
        name,
        _field(name, "opioid_claims", MOST_COUNT),
        _field(name, "opioid_days", MOST_DAYS),
        _field(name, "bzd_claims", MOST_COUNT),
        _field(name, "overlap_days", MOST_DAYS),
    )
