"""The outcome of one measure: counts, value with interval, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from riktig.measures.measure import Measure
from riktig.statistics import Interval, poisson_interval, proportion_interval

OK: Final = "ok"
NOT_COMPUTABLE: Final = "not_computable"
_DECIMALS: Final = 6
_TOLERANCE: Final = 1.000001e-6  # one unit of the last decimal, and a binary digit


@dataclass(frozen=True)
class Result:
    """A measure's outcome.

    `value` is a proportion (0 to 1), or a rate per `measure.denominator.per`;
    `low` and `high` its exact 95 % interval (Clopper-Pearson, or Garwood's for
    a rate). `why` names the reason when `status` is not "ok". `patients` are
    the running numbers behind the numerator: for the GP alone, never in a
    summary. `alternatives` are numerators under the other days rules.
    `needs_amount` counts uses that the measure needs an amount of, and
    `without_amount` those of them that have none; `too_low` says that these are
    so many in one of the groups that the numerator is likely too low.
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


def value_of(
    measure: Measure, numerator: int, denominator: int
) -> tuple[float, float, float | None]:
    """The value and its interval; the denominator is above zero."""
    per = measure.denominator.per
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
    denominator: int,
    stated: tuple[float | None, float | None, float | None],
) -> bool:
    """Whether a stated value with its interval is that of the counts."""
    if denominator <= 0 or numerator > denominator:
        return False
    return all(
        told is own or (told is not None and own is not None and abs(told - own) <= _TOLERANCE)
        for told, own in zip(stated, value_of(measure, numerator, denominator), strict=True)
    )
