"""Computes a measure over the counted uses of one window: the plain, reference engine."""

from __future__ import annotations

from math import fsum
from typing import Final

from riktig.measures.measure import Measure
from riktig.measures.needs import amounts_of, missing
from riktig.measures.new_users import amount_uses
from riktig.measures.numerators import NAMED_RULES, RULES
from riktig.measures.result import NOT_COMPUTABLE, Result, Values, amount_per, value_of
from riktig.measures.rules import incomplete
from riktig.measures.uses import Window

LIST_TOO_SMALL: Final = "list_smaller_than_users"
_NO_VALUES: Final[Values] = (None, None, None)


def calculate(measure: Measure, window: Window) -> Result:
    """The outcome over the window's uses.

    Days covered by uses before the window are not counted: two files that
    differ only in how far back they go give the same result. Only a measure
    that asks who is new looks at them.
    """
    why = missing(measure, window)
    if why is not None:
        return Result(measure, status=NOT_COMPUTABLE, why=why)
    amounts = amounts_of(measure, window)
    patients = numerator_patients(measure, window, measure.days_rule)
    unknown = len(amounts.unknown if measure.numerator.amount else amounts.unknown - patients)
    denominator = denominator_of(measure, window)
    why = why_not(measure, len(patients), denominator, window.list_size)
    value, low, high = _NO_VALUES if why else _values(measure, window, len(patients), denominator)
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
            (name, len(numerator_patients(measure, window, name))) for name in measure.alternatives
        ),
        needs_amount=amounts.needing,
        without_amount=amounts.lacking,
        too_low=amounts.many_lack or unknown > _most_unknown(len(patients)),
        unknown_patients=unknown,
    )


def _most_unknown(numerator: int) -> float:
    """How many patients of no known amount a number may leave out and not be likely too low."""
    return incomplete().unknown_patients_share * numerator


def numerator_patients(measure: Measure, window: Window, rule_name: str) -> set[int]:
    """The patients the numerator counts, under a rule of days or of tapers where it needs one."""
    part = measure.numerator
    if part.rule in NAMED_RULES:
        return NAMED_RULES[part.rule](part, window, rule_name or part.taper)
    return RULES[part.rule](part, window)


def denominator_of(measure: Measure, window: Window) -> int | None:
    """The denominator; `None` for a plain count.

    Without a list size, the patients with anything in scope stand in.
    """
    part = measure.denominator
    if part.rule == "none":
        return None
    if part.rule != "list_size":
        return len(RULES[part.rule](part, window))
    if window.list_size is not None:
        return window.list_size
    return len({use.patient for some in window.uses.values() for use in some})


def _values(measure: Measure, window: Window, numerator: int, denominator: int | None) -> Values:
    if denominator is None:
        return _NO_VALUES
    part = measure.numerator
    if part.rule != "amount":
        return value_of(measure, numerator, denominator)
    uses = amount_uses(part, window)
    known = [amount for use in uses if (amount := getattr(use, part.amount)) is not None]
    return amount_per(measure, fsum(known), denominator), None, None


def why_not(
    measure: Measure, numerator: int, denominator: int | None, list_size: int | None
) -> str | None:
    """Why counts give no value; `None` when they do."""
    if measure.denominator.rule == "list_size":
        if list_size is None:
            return "no_list_size"
        if numerator > list_size:
            return LIST_TOO_SMALL
    return "no_denominator" if denominator == 0 else None
