"""The made-up people on a list."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from riktig.synthetic.draws import Draws
from riktig.synthetic.parameters import age_bands

AGE_GROUPS: Final = (18, 40, 65, 80)  # a group ends below each; the last is open


class Patient(NamedTuple):
    """One made-up person. `number` is a plain serial number from 1: never an identity number."""

    number: int
    birth_year: int
    sex: Literal["female", "male"]
    age_group: int  # index into a treatment's age weights


def people(draws: Draws, list_size: int, year: int) -> tuple[Patient, ...]:
    """A list of this many people; ages are those they have at the end of `year`."""
    bands = age_bands()
    shares = [share for _, _, share in bands]
    return tuple(
        _person(draws, number, draws.weighted(bands, shares), year)
        for number in range(1, list_size + 1)
    )


def _person(draws: Draws, number: int, band: tuple[int, int, int], year: int) -> Patient:
    age = draws.between(band[0], band[1])
    group = sum(age >= limit for limit in AGE_GROUPS)
    return Patient(number, year - age, "female" if draws.chance(1, 2) else "male", group)
