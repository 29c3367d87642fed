"""Numbers as participants write them: "72", "72 mg", "0,072 g", "5 t 30 min", "12 per 1000"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from riktig.exercise.units import Dimension, dimension_of, number_words, per_unit, plain_words
from riktig.text import parse_number

# Rounded to the decimals it is written with, or one per cent from rounding on the way: the same.
ROUNDING: Final = 0.5
SHARE: Final = 0.01
EXACT: Final[Mapping[str, float]] = {"absolute": 0.0}
# What is lost where 0.1 is no binary fraction.
_FLOAT: Final = 1e-9
MOST_LETTERS: Final = 60

_DIGITS: Final = r"[+-]?[0-9.,]+(?: [0-9]{3})*(?:[.,][0-9]+)?"
_WRITTEN: Final = re.compile(rf"({_DIGITS})\s*(.*)", re.DOTALL)
_TWO_PARTS: Final = re.compile(rf"({_DIGITS})\s*([^0-9]*?)\s*([0-9.,]+)\s*([^0-9]*)")
_CLOCK: Final = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
_SPACED: Final = re.compile(r"[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
# Marks that can only stand between thousands: both marks, or the same one twice.
_MARKED: Final = re.compile(
    r"[+-]?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:,[0-9]{3})+\.[0-9]+"
    r"|(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})"
)
# A point before three digits is a thousand to some and a decimal to others. A comma is a decimal
# in bokmål: a calculator asks about it all the same, since a dose may come of the number.
_EITHER: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
_DECIMALS: Final = re.compile(r"[+-]?[0-9]{1,3},[0-9]{3}")


class Reading(NamedTuple):
    """The number in the unit asked for, or the step of the ladder that says why there is none."""

    value: float | None
    trouble: str = ""


def close(answer: float, value: float, tolerance: Mapping[str, float] | None = None) -> bool:
    """Whether a number is another one but for rounding.

    3.75 is also 4 and 3.8, but not 3.9. `tolerance` is `{absolute, share}` instead, the wider of
    the two; a part left out is 0.
    """
    size = abs(value)
    if tolerance is None:
        rounded = min(1.0, size, 10.0 ** -_decimals(answer))
        allowed = max(ROUNDING * rounded, SHARE * size)
    else:
        allowed = max(tolerance.get("absolute", 0.0), tolerance.get("share", 0.0) * size)
    return abs(answer - value) <= allowed + _FLOAT * max(1.0, size)


def _decimals(number: float) -> int:
    exponent = Decimal(repr(number)).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) and number % 1 else 0


def tolerance_of(
    unit: str, tolerance: Mapping[str, float] | None = None
) -> Mapping[str, float] | None:
    """What a question allows for rounding: its own, none for what is counted, or the usual."""
    if tolerance is not None:
        return tolerance
    return EXACT if dimension_of(unit).exact else None


def read_amount(typed: str, unit: str = "mg") -> Reading:
    """A typed number in the unit of the question. KeyError for a unit nobody knows."""
    plain = _plain(typed)
    if len(plain) > MOST_LETTERS:
        return Reading(None, "not_a_number")
    dimension = dimension_of(unit)
    asked = per_unit(dimension, unit)
    clock = _CLOCK.fullmatch(plain) if dimension.clock else None
    if clock:
        first = dimension.factors[dimension.clock]
        return Reading(float((int(clock[1]) * first + int(clock[2])) / asked))
    return _one_part(plain, dimension, unit, asked) or _two_parts(plain, dimension, asked)


def _one_part(plain: str, dimension: Dimension, unit: str, asked: Fraction) -> Reading | None:
    """One number and a unit; nothing where another number follows that is no part of the unit."""
    found = _WRITTEN.fullmatch(plain)
    if not found:
        return Reading(None, "not_a_number")
    words = plain_words(found[2], dimension)
    factor = asked if words in ("", plain_words(unit, dimension)) else dimension.factors.get(words)
    if factor is None and re.search("[0-9]", found[2]):
        return None
    number = _number(found[1])
    if isinstance(number, str):
        return Reading(None, number)
    if factor is None:
        return Reading(None, "wrong_unit")
    return Reading(float(number * factor / asked))


def _two_parts(plain: str, dimension: Dimension, asked: Fraction) -> Reading:
    """Two numbers where the second is of a smaller unit: "5 timer og 30 min"."""
    none = Reading(None, "not_a_number")
    found = _TWO_PARTS.fullmatch(plain)
    if not found or not dimension.parts:
        return none
    between = found[2]
    for word in number_words("between"):
        between = between.removesuffix(f" {word}")
    first = dimension.factors.get(plain_words(between, dimension))
    after = plain_words(found[4], dimension)
    second = Fraction(1) if not after and dimension.clock else dimension.factors.get(after)
    numbers = (_number(found[1]), _number(found[3]))
    if first is None or isinstance(numbers[0], str) or isinstance(numbers[1], str):
        return none
    if second is None or first <= second:
        return Reading(None, "wrong_unit")
    smaller = numbers[1] * second
    return Reading(float((numbers[0] * first + smaller) / asked)) if numbers[0] >= 0 else none


def _number(digits: str) -> Fraction | str:
    """The number, or the step of the ladder it stops at."""
    if _EITHER.fullmatch(digits):
        return "thousand_or_decimal"
    if _DECIMALS.fullmatch(digits):
        return Fraction(digits.replace(",", "."))
    if _SPACED.fullmatch(digits):
        digits = digits.replace(" ", "")
    elif _MARKED.fullmatch(digits):
        digits = digits.replace(next(one for one in digits if one in ".,"), "")
    number = parse_number(digits)
    return "not_a_number" if number is None else Fraction(repr(number))


def _plain(typed: str) -> str:
    spaces = re.sub(r"[\s\u00a0\u2009\u202f]+", " ", typed.strip().casefold())
    for sign, plain in {"\u2212": "-", "\u00b5": "u", "\u03bc": "u"}.items():
        spaces = spaces.replace(sign, plain)
    for word in number_words("before"):
        spaces = spaces.removeprefix(word).lstrip() if spaces.startswith(word) else spaces
    return spaces.strip()
