"""One made-up practice: a list of people and what was dispensed to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from riktig.problem import Refused
from riktig.synthetic.courses import Course, courses
from riktig.synthetic.draws import Draws
from riktig.synthetic.effect import Effect, dispensed, named_effect
from riktig.synthetic.parameters import Product, products
from riktig.synthetic.period import LAST_DAY, MONTHS, Period, make_period
from riktig.synthetic.population import Patient, people
from riktig.synthetic.refills import Refill, thousandths_of_ddd

LIST_SIZE: Final = 1100
MOST_PATIENTS: Final = 100_000
MOST_SEED: Final = 2**48 - 1

# Invented, of 1000 dispensings: entered again and cancelled; recorded without an ATC code.
RECALLED: Final = 6
NAME_ONLY: Final = 5

_PEOPLE, _COURSES, _EFFECT, _EDGES = range(4)  # streams of chance


class Dispensing(NamedTuple):
    """One row of the extract to be."""

    day: date
    patient: int  # serial number, from 1
    product: Product
    atc: str  # empty where the extract has the name only
    packs: int
    pack_size: int
    ddd_thousandths: int | None  # None where the clinical tables have no DDD
    recalled: bool
    prescription: int = 0  # serial number in the practice, from 1


@dataclass(frozen=True)
class Practice:
    """Never a real one: everything in it is drawn from `seed`."""

    seed: int
    period: Period
    patients: tuple[Patient, ...]
    dispensings: tuple[Dispensing, ...]

    def patient(self, number: int) -> Patient:
        """The person with a serial number."""
        return self.patients[number - 1]


def practice(
    seed: int,
    months: int = MONTHS,
    *,
    last_day: date = LAST_DAY,
    course_start: date | None = None,
    list_size: int = LIST_SIZE,
    effect: str | Effect = "molde",
) -> Practice:
    """A made-up practice. The same arguments give the same practice everywhere.

    The time before the course start does not depend on `effect`. Raises
    `Refused` with `synthetic_seed`, `synthetic_list_size`, `synthetic_months`,
    `synthetic_course_start` or `synthetic_effect`.
    """
    check_seed(seed)
    if not 1 <= list_size <= MOST_PATIENTS:
        raise Refused("synthetic_list_size", most=MOST_PATIENTS)
    period = make_period(months, last_day, course_start)
    patients = people(Draws(seed, _PEOPLE), list_size, last_day.year)
    found = dispensed(
        Draws(seed, _EFFECT),
        courses(Draws(seed, _COURSES), patients, period.days),
        period.days,
        period.days_before,
        named_effect(effect),
    )
    rows = [row for course, refill in found for row in _rows(period, course, refill)]
    return Practice(seed, period, patients, _numbered(_with_edges(seed, period, rows, list_size)))


def check_seed(seed: int) -> None:
    """Raises `Refused("synthetic_seed")` for a number that cannot name a stream of chance."""
    if not 0 <= seed <= MOST_SEED:
        raise Refused("synthetic_seed", most=MOST_SEED)


def between(whole: Practice, first_day: date, last_day: date) -> Practice:
    """The part of a practice dispensed from `first_day` to `last_day`, both included."""
    rows = tuple(row for row in whole.dispensings if first_day <= row.day <= last_day)
    period = replace(whole.period, first_day=first_day, last_day=last_day)
    return replace(whole, period=period, dispensings=rows)


def _rows(period: Period, course: Course, refill: Refill) -> list[Dispensing]:
    row = Dispensing(
        day=period.day(refill.day),
        patient=course.patient,
        product=course.product,
        atc=course.product.atc,
        packs=refill.packs,
        pack_size=refill.pack_size,
        ddd_thousandths=thousandths_of_ddd(course, refill),
        recalled=False,
    )
    if refill.blemish < RECALLED:
        return [row, row._replace(recalled=True)]
    if refill.blemish < RECALLED + NAME_ONLY:
        return [row._replace(atc="")]
    return [row]


def _with_edges(
    seed: int, period: Period, rows: list[Dispensing], list_size: int
) -> list[Dispensing]:
    """Adds a pack of pain relief on an empty first or last day, of the file and of its halves.

    An extract does not say which period it covers: its first and last row do.
    """
    draws = Draws(seed, _EDGES)
    taken = {row.day for row in rows if not row.recalled}
    product = products()["pain_relief"][0][0]
    edges = (0, period.days_before - 1, period.days_before, period.days - 1)
    for number in edges:
        patient = draws.between(1, list_size)
        day = period.day(max(0, min(number, period.days - 1)))
        if day not in taken:
            taken.add(day)
            pack = product.packs[0]
            rows.append(Dispensing(day, patient, product, product.atc, 1, pack, None, False))
    return rows


def _numbered(rows: Sequence[Dispensing]) -> tuple[Dispensing, ...]:
    """In order of date, one row a patient, product and day, with prescription numbers."""
    kept: dict[tuple[object, ...], Dispensing] = {}
    for row in sorted(rows, key=_order):
        kept.setdefault((row.day, row.patient, row.product, row.recalled), row)
    return tuple(
        row._replace(prescription=number) for number, row in enumerate(kept.values(), start=1)
    )


def _order(row: Dispensing) -> tuple[object, ...]:
    return (*row[:2], row.product.name, row.product.strength, row.atc, *row[4:6], row.recalled)
