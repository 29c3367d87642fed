"""Several made-up prescribers from one seed, and the time before and after their course."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from riktig.problem import Refused
from riktig.synthetic.draws import Draws
from riktig.synthetic.practice import Practice, between, check_seed

LEAST_DAYS: Final = 365  # a measure's year; a shorter file cannot be measured
MOST_PRESCRIBERS: Final = 100_000


def member_seed(seed: int, number: int) -> int:
    """The seed of prescriber `number` (from 1): the same whatever the size of the group.

    Raises `Refused("synthetic_seed")`.
    """
    check_seed(seed)
    return Draws(seed, number).name()


def member_name(number: int) -> str:
    """`P0001`, `P0002` ..., as the files are called."""
    return f"P{number:04d}"


def check_prescribers(prescribers: int) -> None:
    """Raises `Refused("synthetic_prescribers")` for none or for more than can be named."""
    if not 1 <= prescribers <= MOST_PRESCRIBERS:
        raise Refused("synthetic_prescribers", most=MOST_PRESCRIBERS)


def halves(whole: Practice) -> tuple[Practice, Practice]:
    """The time before the course start, and from it.

    Raises `Refused("synthetic_halves")` when one of them is shorter than a year.
    """
    period = whole.period
    if min(period.days_before, period.days - period.days_before) < LEAST_DAYS:
        raise Refused("synthetic_halves", days=LEAST_DAYS)
    day_before = period.course_start - timedelta(days=1)
    return (
        between(whole, period.first_day, day_before),
        between(whole, period.course_start, period.last_day),
    )
