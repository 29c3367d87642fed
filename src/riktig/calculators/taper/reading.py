"""Reads the single values of a taper's order; `Refused` names the field that is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final

from riktig.calculators.quantity import quantity
from riktig.problem import Refused

# Technical limits, far above any plan; a slip of the decimal point is refused.
MOST_DOSE_MG: Final = 10_000
LATEST_YEAR: Final = 9800
# Doses and steps are kept to a millionth: 33.3333333 is reckoned as 33.333333.
PARTS_KEPT: Final = 10**6
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def read_exact(value: object, field: str, code: str) -> Fraction:
    """A number to the nearest millionth; one that would be rounded to 0 is refused."""
    number = quantity(value, field, code)
    kept = Fraction(round(number * PARTS_KEPT), PARTS_KEPT)
    if number and not kept:
        raise Refused(code, field=field)
    return kept


def read_dose(value: object, field: str) -> Fraction:
    """A dose above 0, in mg."""
    dose = read_exact(value, field, "invalid_dose")
    if not 0 < dose <= MOST_DOSE_MG:
        raise Refused("invalid_dose", field=field)
    return dose


def read_items(raw: object, field: str, most: int) -> Sequence[Mapping[str, Any]]:
    """The rows of a list, at most so many; none where it was left out."""
    if raw is None:
        return ()
    if not isinstance(raw, Sequence) or isinstance(raw, (str, bytes)):
        raise Refused("invalid_input", field=field)
    if len(raw) > most:
        raise Refused("taper_too_many_rows", field=field, most=most)
    for position, item in enumerate(raw):
        if not isinstance(item, Mapping):
            raise Refused("invalid_input", field=f"{field}.{position}")
    return raw


def read_yes_or_no(raw: object, field: str) -> bool:
    """Not told is no: a tablet is not cut unless someone says it may be."""
    if raw is None or isinstance(raw, bool):
        return bool(raw)
    raise Refused("taper_invalid_yes_no", field=field)


def read_days(raw: object, field: str, least: int, most: int) -> int:
    """A whole number of days within limits, or `Refused("taper_invalid_days")`."""
    refusal = Refused("taper_invalid_days", field=field, least=least, most=most)
    try:
        days = quantity(raw, field)
    except Refused:
        raise refusal from None
    if days.denominator != 1 or not least <= days <= most:
        raise refusal
    return int(days)


def read_date(raw: object, field: str) -> date | None:
    """A date as 2027-01-04, early enough that a plan ends within the calendar; None for none."""
    if raw in (None, ""):
        return None
    try:
        told = isinstance(raw, str) and _ISO_DATE.fullmatch(raw)
        day = date.fromisoformat(raw) if isinstance(raw, str) and told else None
    except ValueError:
        day = None
    if day is None or day.year > LATEST_YEAR:
        raise Refused("taper_invalid_date", field=field)
    return day
