"""Numbers as they are written, so that 0.1 + 0.2 lies where 0.3 does."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

Number: TypeAlias = int | float | Fraction
Series: TypeAlias = Sequence[Number | None]  # None where a value is missing


def exact(number: Number) -> Fraction:
    """A finite number as the fraction its decimals say."""
    return Fraction(repr(number)) if isinstance(number, float) else Fraction(number)


def exact_series(values: Series) -> list[Fraction | None]:
    """Each value exact, missing ones kept."""
    return [None if value is None else exact(value) for value in values]


def baseline(values: Sequence[Fraction | None], freeze_at: int | None) -> list[Fraction]:
    """What is there of the first `freeze_at` values, or of all. ValueError when there is none."""
    if freeze_at is not None and not 1 <= freeze_at <= len(values):
        raise ValueError(f"freeze_at must be 1 to {len(values)}, got {freeze_at}")
    found = [value for value in values[:freeze_at] if value is not None]
    if not found:
        raise ValueError("no values to reckon from")
    return found


def plain(number: Fraction) -> float:
    """The nearest float."""
    return float(number)
