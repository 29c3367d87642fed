"""How far a count must move before the one rule says «endring»."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from riktig.compare.change import verdict
from riktig.compare.parts import Side


class Detectable(NamedTuple):
    """The after-counts nearest to no change that the rule would call a change.

    `fewer` is the highest of those below, `more` the lowest of those above; `None` where no
    count of the denominator would do.
    """

    fewer: int | None
    more: int | None


NOTHING = Detectable(None, None)


def detectable(before: Side, after_denominator: int | None) -> Detectable:
    """What would show after a side, of so many patients afterwards."""
    x, n = before.numerator.number, before.denominator.number
    if before.status != "ok" or x is None or not n or not after_denominator:
        return NOTHING
    of = after_denominator

    def beyond(count: int) -> bool:
        return verdict(count, of, x, n) == "beyond_chance"

    alike = min(of, x * of // n)  # the highest count whose rate is not above that before
    above = _first(lambda count: beyond(count), alike + 1, of)
    below = _first(lambda steps: beyond(alike - steps), 0, alike)
    return Detectable(None if below is None else alike - below, above)


def _first(holds: Callable[[int], bool], low: int, high: int) -> int | None:
    """The first number from `low` to `high` that holds, when all after it do too."""
    if low > high or not holds(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low
