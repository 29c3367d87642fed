"""The outcome of one measure: counts, value with interval, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from riktig.measures.measure import Measure
from riktig.statistics import Interval, poisson_interval, proportion_interval

OK: Final = "ok"
NOT_COMPUTABLE: Final = "not_computable"
_DECIMALS: Final = 6
Values = tuple[float | None, float | None, float | None]  # value, low, high
_TOLERANCE: Final = 1.000001e-6  # one unit of the last decimal, and a binary digit


@dataclass(frozen=True)
class Result:
    """A measure's outcome.

    `value` is a proportion (0 to 1), or a rate per `measure.denominator.per`;
    `low` and `high` its exact 95 % interval (Clopper-Pearson, or Garwood's for
    a rate). An amount of DDD or OMEQ per list has a value without an interval,
    and its numerator is the patients behind it; a plain count has a numerator
    alone. `why` names the reason when `status` is not "ok". `patients` are
    the running numbers behind the numerator: for the GP alone, never in a
    summary. `alternatives` are numerators under the other days rules.
    `needs_amount` counts uses that the measure needs an amount of, and
    `without_amount` those of them that have none; `too_low` says that these are
    so many in one of the groups that the numerator is likely too low, or that the
    `unknown_patients`, who have no known amount and are not counted, could change it much.
    """

    measure: Measure
    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    status: str = OK
    why: str | None = None
    patients: tuple[int, ...] = ()
    alternatives: tuple[tuple[str, int], ...] = ()
    needs_amount: int = 0
    without_amount: int = 0
    too_low: bool = False
    unknown_patients: int = 0


def amount_per(measure: Measure, amount: float, denominator: int) -> float:
    """An amount per so many on the list; the denominator is above zero."""
    return round(amount * (measure.denominator.per or 1) / denominator, _DECIMALS)


def value_of(
    measure: Measure, numerator: int, denominator: int
) -> tuple[float, float, float | None]:
    """The value and its interval; the denominator is above zero."""
    return value_of_counts(measure.denominator.per, numerator, denominator)


# The same rounded counts come again in every member's report of a group.
@lru_cache(maxsize=4096)
def value_of_counts(
    per: int | None, numerator: int, denominator: int
) -> tuple[float, float, float | None]:
    """A proportion, or with `per` a rate, with its interval; the denominator is above zero."""
    if per is None:
        value, interval = numerator / denominator, proportion_interval(numerator, denominator)
    else:
        scale = per / denominator
        low, high = poisson_interval(numerator)
        value, interval = numerator * scale, Interval(low * scale, high * scale)
    high_end = None if interval.high is None else round(interval.high, _DECIMALS)
    return round(value, _DECIMALS), round(interval.low, _DECIMALS), high_end


def agrees(
    measure: Measure,
    numerator: int,
    denominator: int | None,
    stated: Values,
) -> bool:
    """Whether a stated value with its interval is that of the counts.

    An amount is not reckoned from the counts: it must be there, alone.
    """
    if measure.denominator.rule == "none" or denominator is None:
        return measure.denominator.rule == "none" and denominator is None and not _any(stated)
    if denominator <= 0 or numerator > denominator:
        return False
    if measure.numerator.rule == "amount":
        return stated[0] is not None and not _any(stated[1:])
    return all(
        told is own or (told is not None and own is not None and abs(told - own) <= _TOLERANCE)
        for told, own in zip(stated, value_of(measure, numerator, denominator), strict=True)
    )


def _any(stated: tuple[float | None, ...]) -> bool:
    """Whether any of the numbers is there."""
    return any(one is not None for one in stated)
