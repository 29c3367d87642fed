"""A dose a day shared between a number of intakes, as evenly as whole and half units allow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from riktig.calculators.taper.strengths import PLANS_KEPT, Strength, Unit, takeable_doses, units_for

MOST_INTAKES: Final = 4
# How far from an even share is looked at: doses that near are enough for an even split.
_NEAREST: Final = 6


@dataclass(frozen=True)
class Intake:
    """What is taken at one time of the day: `mg` in `units`."""

    mg: Fraction
    units: tuple[Unit, ...]


@lru_cache(maxsize=PLANS_KEPT)
def intakes_of(
    dose_mg: Fraction, intakes: int, strengths: tuple[Strength, ...]
) -> tuple[Intake, ...]:
    """The intakes of a takeable dose, largest first; fewer where the units do not reach.

    The smallest difference between the largest and the smallest, then the fewest pieces.
    ValueError for a dose that the units cannot make.
    """
    if not dose_mg:
        return ()
    doses = (Fraction(0), *takeable_doses(strengths, dose_mg))
    # Those near an even share first; all of them where no even split is among those.
    near = list(_shares(dose_mg, intakes, dose_mg, doses, _NEAREST))
    found = near or list(_shares(dose_mg, intakes, dose_mg, doses, len(doses)))
    least = min(shares[0] - shares[-1] for shares in found)
    even = [shares for shares in found if shares[0] - shares[-1] == least]
    shares = min(even, key=lambda shares: (_pieces(shares, strengths), shares))
    return tuple(Intake(mg, units_for(mg, strengths, dose_mg)) for mg in shares if mg)


def units_together(intakes: Sequence[Intake]) -> tuple[Unit, ...]:
    """All units of a day, largest strength first."""
    counts: dict[Fraction, Fraction] = {}
    for unit in (unit for intake in intakes for unit in intake.units):
        counts[unit.mg] = counts.get(unit.mg, Fraction(0)) + unit.count
    return tuple(Unit(mg, counts[mg]) for mg in sorted(counts, reverse=True))


def _shares(
    left: Fraction, intakes: int, most: Fraction, doses: Sequence[Fraction], nearest: int
) -> Iterator[tuple[Fraction, ...]]:
    """Ways to share what is left, falling, none above `most`."""
    if intakes == 1:
        place = bisect_left(doses, left)
        if left <= most and place < len(doses) and doses[place] == left:
            yield (left,)
        return
    from_even = bisect_left(doses, left / intakes)
    for first in doses[from_even : from_even + nearest]:
        if first <= min(most, left):
            for rest in _shares(left - first, intakes - 1, first, doses, nearest):
                yield (first, *rest)


def _pieces(shares: Sequence[Fraction], strengths: Sequence[Strength]) -> Fraction:
    most = sum(shares, Fraction(0))
    units = (unit for mg in shares if mg for unit in units_for(mg, strengths, most))
    return sum((unit.count for unit in units), Fraction(0))
