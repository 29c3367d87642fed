"""One number with its unit: what it shows when it is not the right one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from riktig.exercise.answer_key import AnswerKey
from riktig.exercise.quantity import close, read_amount, tolerance_of
from riktig.exercise.units import dimension_of
from riktig.exercise.verdict import Verdict, mistake, right, step

DECIMAL_SLIPS: Final = (Fraction(10), Fraction(100), Fraction(1000))
NEAR: Final = 0.1
# One too many or too few of what is counted.
NEAR_COUNT: Final = 1
# Shown in a sentence on how to write; the second where the first is the answer.
EXAMPLES: Final = (45, 30)


def judge_number(key: AnswerKey, given: str) -> Verdict:
    """Right within rounding, by any of the accepted methods; else the first step that fits."""
    unit = str(key.rules.get("unit", ""))
    reading = read_amount(given, unit)
    if reading.value is None:
        return unread(reading.trouble, unit, key.right)
    tolerance = tolerance_of(unit, key.rules.get("tolerance"))
    rights = [float(key.right), *(float(one) for one in key.rules.get("accepted", ()))]
    if any(close(reading.value, one, tolerance) for one in rights):
        return right(key)
    for one in key.mistaken:
        if close(reading.value, float(one.value), tolerance):
            return mistake(one)
    return _by_size(reading.value, rights, unit, tolerance)


def unread(trouble: str, unit: str, right_value: float = 0.0) -> Verdict:
    """What to say of something that is no number in the unit asked for."""
    example = next(one for one in EXAMPLES if not close(one, right_value))
    if trouble == "wrong_unit" and not unit:
        return step("number.wrong_unit_plain", code=trouble)
    return step(f"number.{trouble}", unit=unit, example=f"{example} {unit}".strip())


def _by_size(
    value: float, rights: list[float], unit: str, tolerance: Mapping[str, float] | None
) -> Verdict:
    dimension = dimension_of(unit)
    if value < 0 <= min(rights):
        return step("number.negative")
    if any(close(-value, one, tolerance) for one in rights):
        return step("number.wrong_sign")
    if any(_is_slip(value, one, dimension.slips, tolerance) for one in rights):
        name = "unit_slip" if unit else "unit_slip_plain"
        return step(f"number.{name}", code="unit_slip", unit=unit)
    if any(_is_slip(value, one, DECIMAL_SLIPS, tolerance) for one in rights):
        return step("number.decimal_slip")
    nearest = min(rights, key=lambda one: abs(value - one))
    if dimension.exact and abs(value - nearest) <= max(NEAR_COUNT, NEAR * abs(nearest)):
        return step("number.near_count", code="near")
    if abs(value - nearest) <= NEAR * abs(nearest):
        return step("number.near")
    return step("number.too_high" if value > nearest else "number.too_low")


def _is_slip(
    value: float,
    right_value: float,
    factors: tuple[Fraction, ...],
    tolerance: Mapping[str, float] | None,
) -> bool:
    """Whether a number is the right one, but so many times too large or too small."""
    both = (factor for one in factors for factor in (float(one), float(1 / one)))
    return any(close(value * factor, right_value, tolerance) for factor in both)
