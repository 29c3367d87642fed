"""What a course for doctors changes: fewer starts, and tapers that are followed through.

The change of a group of drugs is a percentage of the DDD dispensed from the
course start to the end of the period, compared with no course at all. It is
reached course by course, in a drawn order: one that would have started is not
started, one that is running is tapered to nothing or to half, until the sum
of what is no longer dispensed is the percentage. Prescribers reach it to
different degrees, and on average in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from riktig.clinical.tables import figure
from riktig.problem import Refused
from riktig.synthetic.courses import Course
from riktig.synthetic.draws import Draws
from riktig.synthetic.refills import Dose, Refill, refills, thousandths_of_ddd

Effect = Mapping[str, int]  # group of drugs -> change in per cent of DDD, -100 to 0

GROUPS: Final = ("opioids", "benzodiazepines", "z_hypnotics")
NO_EFFECT: Final[Effect] = {}

# Invented: how much of the change one prescriber reaches, per cent.
REACHED: Final = (50, 150)
NOT_STARTED_PERCENT: Final = 60  # of the courses drawn that would have started
FIRST_TALK_DAYS: Final = 90  # a taper begins within so many days of the course start
STEP_DAYS: Final = (14, 30)
STEP_PERCENT: Final = 25
TO_NOTHING_PERCENT: Final = 65  # the other tapers end at half the dose


def molde_effect() -> Effect:
    """The published changes after the intervention in Molde (`figures.csv`, MOLDE2023)."""
    return {group: round(figure(f"molde_change_{group}_percent").value or 0) for group in GROUPS}


def named_effect(effect: str | Effect) -> Effect:
    """`molde`, `none` or percentages by group. Raises `Refused("synthetic_effect")`."""
    if effect == "molde":
        return molde_effect()
    if effect == "none":
        return NO_EFFECT
    if isinstance(effect, str):
        raise Refused("synthetic_effect")
    for group, percent in effect.items():
        if group not in GROUPS or not -100 <= percent <= 0:
            raise Refused("synthetic_effect")
    return effect


def dispensed(
    draws: Draws, all_courses: Sequence[Course], days: int, start: int, effect: Effect
) -> list[tuple[Course, Refill]]:
    """Every dispensing of the courses when the effect sets in on day `start`."""
    without = [refills(course, days) for course in all_courses]
    chosen = dict(enumerate(without))
    for group in GROUPS:
        percent = -effect.get(group, 0) * draws.between(*REACHED)
        affected = [
            index
            for index, course in enumerate(all_courses)
            if course.treatment.effect_group == group and course.stop > start
        ]
        sums = {i: _ddd_from(all_courses[i], without[i], start) for i in affected}
        left = sum(sums.values()) * percent // 10_000
        for index in draws.shuffled(affected):
            changed = _changed(draws, all_courses[index], days, start)
            saved = sums[index] - _ddd_from(all_courses[index], changed, start)
            if 0 < saved < 2 * left:
                chosen[index] = changed
                left -= saved
    return [(all_courses[i], refill) for i, found in chosen.items() for refill in found]


def _ddd_from(course: Course, found: Iterable[Refill], start: int) -> int:
    return sum(thousandths_of_ddd(course, refill) or 0 for refill in found if refill.day >= start)


def _changed(draws: Draws, course: Course, days: int, start: int) -> list[Refill]:
    begins = start + draws.below(FIRST_TALK_DAYS)
    step_days = draws.between(*STEP_DAYS)
    lowest = 0 if draws.chance(TO_NOTHING_PERCENT, 100) else 50
    if course.start >= start:
        started = not draws.chance(NOT_STARTED_PERCENT, 100)
        return refills(course, days) if started else []
    return refills(course, days, _taper(begins, step_days, lowest))


def _taper(begins: int, step_days: int, lowest: int) -> Dose:
    """The full dose until `begins`, then a step down, and one more every `step_days`."""

    def dose(day: int) -> int:
        steps = 0 if day < begins else 1 + (day - begins) // step_days
        return max(lowest, 100 - STEP_PERCENT * steps)

    return dose
