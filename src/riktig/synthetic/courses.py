"""Treatment courses: who gets what, from which day, how long and how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from riktig.synthetic.draws import Draws
from riktig.synthetic.parameters import Product, Treatment, products, treatments
from riktig.synthetic.population import Patient

# How far a prescriber's habits lie from the middle, per cent (invented).
ALL_TREATMENTS: Final = (80, 122)
ONE_TREATMENT: Final = (75, 130)
MOST_TRIES: Final = 400  # a small list may have nobody left to treat


class Course(NamedTuple):
    """One patient's course of one product. Days count from the practice's first day."""

    treatment: Treatment
    patient: int  # serial number
    product: Product
    start: int  # may lie before day 0
    stop: int  # the first day without
    units_per_100_days: int
    seed: int  # names the chance of its refills, so that an effect changes nothing else


def courses(draws: Draws, patients: Sequence[Patient], days: int) -> list[Course]:
    """Every course that reaches into a period of so many days.

    Starts are spread evenly over the period and over the longest course before
    it, so that the first day finds as many in treatment as the last.
    """
    found: list[Course] = []
    having: dict[str, list[int]] = {}
    level = draws.between(*ALL_TREATMENTS)
    for treatment in treatments():
        percent = level * draws.between(*ONE_TREATMENT)
        span = days + treatment.days[1]
        expected = len(patients) * span * treatment.starts_per_million_days * percent // 10_000_000
        chosen: list[int] = []
        having[treatment.name] = chosen
        for _ in range(draws.count(expected)):
            number = _choose(draws, treatment, patients, having, chosen)
            if number is None:
                break
            chosen.append(number)
            course = _course(draws, treatment, number, days)
            if course.stop > 0:
                found.append(course)
    return found


def _choose(
    draws: Draws,
    treatment: Treatment,
    patients: Sequence[Patient],
    having: Mapping[str, Sequence[int]],
    chosen: Sequence[int],
) -> int | None:
    """A patient of fitting age and sex, some of them among those in other treatment."""
    others = [number for name in treatment.follows for number in having[name]]
    for _ in range(MOST_TRIES):
        if others and draws.chance(treatment.follows_percent, 100):
            number = draws.pick(others)
        else:
            number = draws.between(1, len(patients))
            if not _fits(draws, treatment, patients[number - 1]):
                continue
        if not (treatment.one_each and number in chosen):
            return number
    return None


def _fits(draws: Draws, treatment: Treatment, patient: Patient) -> bool:
    women = treatment.women_percent
    share = women if patient.sex == "female" else 100 - women
    weight = treatment.age_weights[patient.age_group] * share
    return draws.chance(weight, 100 * max(women, 100 - women))


def _course(draws: Draws, treatment: Treatment, number: int, days: int) -> Course:
    start = draws.between(-treatment.days[1], days - 1)
    product = draws.weighted(*products()[treatment.name])
    return Course(
        treatment=treatment,
        patient=number,
        product=product,
        start=start,
        stop=start + draws.between(*treatment.days),
        units_per_100_days=draws.between(*product.units_per_100_days),
        seed=draws.name(),
    )
