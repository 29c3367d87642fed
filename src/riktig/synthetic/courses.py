"""Treatment courses: who gets what, from which day, how long and how much."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final, NamedTuple

from riktig.synthetic.draws import Draws
from riktig.synthetic.parameters import Product, Treatment, products, treatments
from riktig.synthetic.population import Patient

# How far a prescriber's habits lie from the middle, per cent (invented).
ALL_TREATMENTS: Final = (80, 118)
ONE_TREATMENT: Final = (75, 128)
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

    Starts are spread evenly over the period and over twice the longest course
    before it, so that the first day finds as many in treatment as the last.
    """
    found: dict[str, list[Course]] = {}
    level = draws.between(*ALL_TREATMENTS)
    for treatment in treatments():
        percent = level * draws.between(*ONE_TREATMENT)
        first = -2 * treatment.days[1]
        expected = len(patients) * (days - first) * treatment.starts_per_million_days * percent
        others = [one for name in treatment.follows for one in found[name] if one.stop > first]
        having: set[int] = set()
        found[treatment.name] = []
        for _ in range(draws.count(expected // 10_000_000)):
            chosen = _choose(draws, treatment, patients, (first, days), others, having)
            if chosen is None:
                break
            having.add(chosen[0])
            found[treatment.name].append(_course(draws, treatment, *chosen))
    return [course for group in found.values() for course in group if course.stop > 0]


def _choose(
    draws: Draws,
    treatment: Treatment,
    patients: Sequence[Patient],
    span: tuple[int, int],
    others: Sequence[Course],
    having: Container[int],
) -> tuple[int, int] | None:
    """A patient of fitting age and sex, and a first day; some start within another course."""
    for _ in range(MOST_TRIES):
        if others and draws.chance(treatment.follows_percent, 100):
            other = draws.pick(others)
            number = other.patient
            start = draws.between(other.start, other.stop - 1)
            if not span[0] <= start < span[1]:
                continue
        else:
            number = draws.between(1, len(patients))
            start = draws.between(span[0], span[1] - 1)
            if not _fits(draws, treatment, patients[number - 1]):
                continue
        if not (treatment.one_each and number in having):
            return number, start
    return None


def _fits(draws: Draws, treatment: Treatment, patient: Patient) -> bool:
    women = treatment.women_percent
    share = women if patient.sex == "female" else 100 - women
    weight = treatment.age_weights[patient.age_group] * share
    return draws.chance(weight, 100 * max(women, 100 - women))


def _course(draws: Draws, treatment: Treatment, number: int, start: int) -> Course:
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
