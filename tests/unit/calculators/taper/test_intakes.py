"""A dose shared between the times of the day."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.calculators.taper.intakes import MOST_INTAKES, intakes_of, units_together
from riktig.calculators.taper.strengths import Strength, takeable_doses, units_for


def whole(*strengths: float) -> tuple[Strength, ...]:
    return tuple(Strength(Fraction(str(mg)), False) for mg in strengths)


def halves(*strengths: float) -> tuple[Strength, ...]:
    return tuple(Strength(Fraction(str(mg)), True) for mg in strengths)


SHARED = [
    (45, 3, whole(10, 15, 25), [15, 15, 15]),
    (45, 1, whole(10, 15, 25), [45]),
    (40, 3, whole(10, 15, 25), [15, 15, 10]),
    (300, 2, whole(50, 100, 150, 200), [150, 150]),
    (250, 2, whole(50, 100, 150, 200), [150, 100]),
    (50, 2, whole(50, 100), [50]),
    (37.5, 3, halves(15), [15, 15, 7.5]),
    (600, 2, whole(25, 75, 150, 300), [300, 300]),
    (7.5, 4, halves(7.5), [3.75, 3.75]),
]


@pytest.mark.parametrize(("dose", "intakes", "strengths", "shares"), SHARED)
def test_a_dose_is_shared_as_evenly_as_the_units_allow(dose, intakes, strengths, shares):
    found = intakes_of(Fraction(str(dose)), intakes, strengths)
    assert [float(one.mg) for one in found] == shares


@given(
    st.lists(st.sampled_from([2, 5, 7.5, 10, 15, 25, 50, 75]), min_size=1, max_size=3, unique=True),
    st.booleans(),
    st.integers(1, MOST_INTAKES),
    st.integers(0, 60),
)
def test_the_intakes_are_the_dose_and_each_can_be_taken(strengths, divisible, intakes, place):
    units = tuple(Strength(Fraction(str(mg)), divisible) for mg in strengths)
    doses = takeable_doses(units, Fraction(150))
    dose = doses[place % len(doses)]
    found = intakes_of(dose, intakes, units)
    assert 1 <= len(found) <= intakes
    assert sum(one.mg for one in found) == dose
    assert sum(unit.mg * unit.count for unit in units_together(found)) == dose
    for one in found:
        assert units_for(one.mg, units) == one.units
    assert [one.mg for one in found] == sorted((one.mg for one in found), reverse=True)
    if len(found) < intakes:  # fewer only where a smaller unit to take is not there
        assert found[-1].mg < 2 * doses[0] or len(found[-1].units) == 1


def test_nothing_is_taken_of_nothing():
    assert intakes_of(Fraction(0), 3, whole(10)) == ()
