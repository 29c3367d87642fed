"""The unrounded dose of a taper, exact however many steps it has fallen.

A fraction brought to lowest terms at every step takes seconds once it has thousands of
digits; this one is kept as it comes, and compared by whole numbers.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final, NamedTuple, Self

# A target of more digits than this is shown rounded: more than a float holds.
_MOST_BITS: Final = 256
_PARTS_SHOWN: Final = 10**18


class Target(NamedTuple):
    """A dose in mg as a fraction that need not be in its lowest terms."""

    numerator: int
    denominator: int

    @classmethod
    def of(cls, mg: Fraction) -> Self:
        """The dose a plan starts from."""
        return cls(mg.numerator, mg.denominator)

    def times(self, share: Fraction) -> Self:
        """A share of it."""
        return type(self)(self.numerator * share.numerator, self.denominator * share.denominator)

    def less(self, mg: Fraction) -> Self:
        """So many mg less, 0 at the least."""
        left = max(Fraction(*self) - mg, Fraction(0))
        return type(self)(left.numerator, left.denominator)

    def is_below(self, mg: Fraction) -> bool:
        """Whether it is under a dose."""
        return self.numerator * mg.denominator < mg.numerator * self.denominator

    def whole_parts(self, part_mg: Fraction) -> int:
        """How many whole parts of so many mg it holds."""
        return self.numerator * part_mg.denominator // (self.denominator * part_mg.numerator)

    def away_from(self, point: int, part_mg: Fraction) -> int:
        """How far it is from so many parts, on a scale of its own."""
        there = point * part_mg.numerator * self.denominator
        return abs(there - self.numerator * part_mg.denominator)

    def in_mg(self) -> Fraction:
        """For a reader: exact, or to 18 decimals where that takes too many digits."""
        if self.denominator.bit_length() <= _MOST_BITS:
            return Fraction(*self)
        return Fraction(self.numerator * _PARTS_SHOWN // self.denominator, _PARTS_SHOWN)
