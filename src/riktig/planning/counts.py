"""Reads the small numbers and choices of a plan; every bad value is refused by its field."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from riktig.calculators.answer import as_float
from riktig.calculators.quantity import quantity
from riktig.calculators.taper.intakes import MOST_INTAKES
from riktig.problem import Refused
from riktig.text.formats import decimal_text

# A technical limit: no pharmacy is asked to hand out more at once.
MOST_DISPENSING_DAYS: Final = 92
DRIVING_GROUPS: Final = (1, 2, 3)
NOT_DRIVING: Final = "none"
INTAKES: Final = "intakes_per_day"
# At most five digits: a dose, not a number to overflow on.
_PRODUCT: Final = re.compile(
    r"\s*([0-9]{1,5}(?:[.,][0-9]{1,3})?)\s*(?:mg)?\s*[x\u00d7*]\s*([0-9]{1,2})\s*", re.IGNORECASE
)


def is_blank(value: object) -> bool:
    """Nothing given: left out, null, an empty or blank text, an empty list."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value == [] or value == {}


def refuse_product(raw: object, field: str) -> None:
    """`15 x 3` is a dose a day not added up yet: told apart from what cannot be read."""
    found = _PRODUCT.fullmatch(raw) if isinstance(raw, str) else None
    if found is None:
        return
    first, second = (Fraction(part.replace(",", ".")) for part in found.groups())
    # Written either way: the times are the smaller number.
    mg, count = max(first, second), min(first, second)
    said = {"mg": mg, "count": count, "total": mg * count}
    shown = {name: decimal_text(as_float(value)) for name, value in said.items()}
    raise Refused("dose_not_summed", field=field, **shown)


def read_dispensing_days(raw: object) -> int:
    """Whole days from 1 to `MOST_DISPENSING_DAYS`."""
    wrong = Refused("invalid_dispensing_days", field="dispensing_days", most=MOST_DISPENSING_DAYS)
    try:
        days = quantity(raw, "dispensing_days")
    except Refused:
        raise wrong from None
    if days.denominator != 1 or not 1 <= days <= MOST_DISPENSING_DAYS:
        raise wrong
    return int(days)


def read_intakes(raw: object) -> int | None:
    """How many times a day; None where it was not told."""
    if is_blank(raw):
        return None
    wrong = Refused("invalid_intakes", field=INTAKES, most=MOST_INTAKES)
    try:
        times = quantity(raw, INTAKES)
    except Refused:
        raise wrong from None
    if times.denominator != 1 or not 1 <= times <= MOST_INTAKES:
        raise wrong
    return int(times)


def read_driving_group(raw: object) -> int | None:
    """1, 2 or 3; 0 for one who does not drive, None where it was not told."""
    if is_blank(raw):
        return None
    if raw == NOT_DRIVING:
        return 0
    for group in DRIVING_GROUPS:
        if not isinstance(raw, bool) and raw in (group, str(group)):
            return group
    raise Refused("unknown_group", field="driving_group")
