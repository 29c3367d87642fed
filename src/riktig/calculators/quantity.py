"""Numbers as people and programs send them, made exact or refused."""

from __future__ import annotations

import math
from fractions import Fraction

from riktig.problem import Refused
from riktig.text.formats import parse_number


def quantity(value: object, field: str, code: str = "invalid_dose") -> Fraction:
    """An exact, non-negative number from a JSON number or typed text ("2,5").

    Raises `Refused(code)` naming the field for anything else: a negative
    number, a boolean, an infinite number or words.
    """
    number: float | int | None
    if isinstance(value, str):
        number = parse_number(value)
    elif isinstance(value, bool) or not isinstance(value, (int, float)):
        number = None
    else:
        number = value
    if number is None or number < 0 or not _is_usable(number):
        raise Refused(code, field=field)
    return Fraction(number) if isinstance(number, int) else Fraction(repr(number))


def _is_usable(number: float) -> bool:
    # An integer beyond what a float holds cannot be answered either.
    try:
        return math.isfinite(float(number))
    except OverflowError:
        return False
