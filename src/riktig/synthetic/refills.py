"""Packs fetched during a course: at intervals, with people's unevenness."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from riktig.synthetic.courses import Course
from riktig.synthetic.draws import Draws

# Invented: how long a pack lasts compared with what was meant, per cent.
UNEVENNESS: Final = (82, 122)

Dose = Callable[[int], int]  # the day's share of the course's dose, per cent


class Refill(NamedTuple):
    """One dispensing of a course. `blemish` (0-999) may mark it as oddly recorded."""

    day: int
    packs: int
    pack_size: int
    blemish: int


def full_dose(_day: int) -> int:
    """The dose the course began with, every day."""
    return 100


def refills(course: Course, days: int, dose: Dose = full_dose) -> list[Refill]:
    """The dispensings of a course from day 0 to the period's end or the course's."""
    draws = Draws(course.seed)
    pack = draws.pick(course.product.packs)
    day = course.start
    if day < 0:  # running already: somewhere between two dispensings
        day = draws.below(_lasts(course, _packs(course, pack, 100), pack, 100, 100))
    found: list[Refill] = []
    while day < min(course.stop, days):
        percent = dose(day)
        if percent == 0:
            break
        packs = _packs(course, pack, percent)
        found.append(Refill(day, packs, pack, draws.below(1000)))
        day += _lasts(course, packs, pack, percent, draws.between(*UNEVENNESS))
    return found


def _packs(course: Course, pack: int, percent: int) -> int:
    """So many packs as come nearest to the time a dispensing is meant to last."""
    wanted = course.units_per_100_days * percent * course.treatment.fill_days // 10_000
    return max(1, (2 * wanted + pack) // (2 * pack))


def _lasts(course: Course, packs: int, pack: int, percent: int, unevenness: int) -> int:
    """Days until the next dispensing, at least one."""
    return max(1, packs * pack * 100 * unevenness // (course.units_per_100_days * percent))


def thousandths_of_ddd(course: Course, refill: Refill) -> int | None:
    """DDD of one dispensing, in thousandths; `None` where the product's DDD is not known."""
    share = course.product.ddd
    return None if share is None else share.thousandths(refill.packs * refill.pack_size)
