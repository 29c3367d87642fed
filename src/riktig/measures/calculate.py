"""Computes a measure over the counted uses of one window: the plain, reference engine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from riktig.measures.measure import Measure
from riktig.measures.numerators import (
    patients_with_any,
    patients_with_ddd,
    patients_with_overlap,
)
from riktig.measures.result import NOT_COMPUTABLE, Result, value_of
from riktig.measures.rules import days_rule, incomplete
from riktig.measures.uses import ByClass, of_classes

LIST_TOO_SMALL: Final = "list_smaller_than_users"


def calculate(measure: Measure, uses: ByClass, last_day: int, list_size: int | None) -> Result:
    """The outcome over `uses`, which all lie in the window that ends on `last_day`.

    Days covered by uses before the window are not counted: two files that
    differ only in how far back they go give the same result.
    """
    if _no_amounts(measure, uses):
        return Result(measure, status=NOT_COMPUTABLE, why="no_amounts")
    needing, lacking, many_lack = _amounts(measure, uses)
    patients = numerator_patients(measure, uses, last_day, measure.days_rule)
    denominator = denominator_of(measure, uses, list_size)
    why = _why_not(measure, len(patients), denominator, list_size)
    value, low, high = (None, None, None) if why else value_of(measure, len(patients), denominator)
    return Result(
        measure=measure,
        numerator=len(patients),
        denominator=None if why == LIST_TOO_SMALL else denominator,
        value=value,
        low=low,
        high=high,
        status=NOT_COMPUTABLE if why else "ok",
        why=why,
        patients=tuple(sorted(patients)),
        alternatives=tuple(
            (name, len(numerator_patients(measure, uses, last_day, name)))
            for name in measure.alternatives
        ),
        needs_amount=needing,
        without_amount=lacking,
        too_low=many_lack,
    )


def numerator_patients(measure: Measure, uses: ByClass, last_day: int, rule_name: str) -> set[int]:
    """The patients the numerator counts, under a days rule where it needs one."""
    part = measure.numerator
    if part.rule == "any":
        return patients_with_any(part, uses)
    if part.rule == "ddd_sum":
        return patients_with_ddd(part, uses)
    return patients_with_overlap(part, uses, days_rule(rule_name), last_day)


def denominator_of(measure: Measure, uses: ByClass, list_size: int | None) -> int:
    """The denominator; without a list size, the patients with anything in scope stand in."""
    if measure.denominator.rule == "any":
        return len(patients_with_any(measure.denominator, uses))
    if list_size is not None:
        return list_size
    return len({use.patient for some in uses.values() for use in some})


def _why_not(
    measure: Measure, numerator: int, denominator: int, list_size: int | None
) -> str | None:
    if measure.denominator.rule == "list_size":
        if list_size is None:
            return "no_list_size"
        if numerator > list_size:
            return LIST_TOO_SMALL
    return None if denominator else "no_denominator"


def _sides(measure: Measure) -> Iterable[tuple[str, ...]]:
    """The sets of classes whose amounts the numerator needs."""
    if measure.numerator.rule == "any":
        return ()
    return tuple(
        side for side in (measure.numerator.classes, measure.numerator.with_classes) if side
    )


def _no_amounts(measure: Measure, uses: ByClass) -> bool:
    """Whether a side has uses, and not one of them an amount."""
    for side in _sides(measure):
        amounts = [use.ddd for use in of_classes(uses, side)]
        if amounts and all(ddd is None for ddd in amounts):
            return True
    return False


def _amounts(measure: Measure, uses: ByClass) -> tuple[int, int, bool]:
    """Uses of the sides that need amounts, those that have none, and whether these are many."""
    sides = [of_classes(uses, side) for side in _sides(measure)]
    lacking = [sum(use.ddd is None for use in side) for side in sides]
    limit = incomplete().without_amount_share
    many = any(few > limit * len(side) for few, side in zip(lacking, sides, strict=True))
    return sum(map(len, sides)), sum(lacking), many
