"""The worst case for the rule: two years that have no patient in common.

Each count is drawn anew, before and after alike, from the law that the rule's exact test takes
for granted (Poisson, by the expected number). Measures are drawn apart from each other, so that
one page has as many chances to be wrong as it can.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from typing import Any, Final

from riktig.measures.load import measure_named, reported
from riktig.measures.result import OK, value_of
from riktig.simulation.practices import SummaryJson
from riktig.synthetic.draws import Draws

_STREAM: Final = 9_000  # apart from the streams that the practice itself is drawn from
_BITS: Final = 2**32

Side = Mapping[str, Any]  # a measure as a summary holds it


def independent(
    before: SummaryJson, after: SummaryJson, seed: int
) -> tuple[SummaryJson, SummaryJson]:
    """The same two years with the reported counts drawn anew, at one common rate a measure."""
    draws = Draws(seed, _STREAM)
    told = (_reported(before), _reported(after))
    names = [name for name in told[0] if name in told[1]]
    rates = {name: _rate([one[name] for one in told]) for name in names}
    first, second = (
        {name: _drawn(draws, one[name], rates[name]) for name in names} for one in told
    )
    return _with(before, first), _with(after, second)


def _rate(sides: Sequence[Side]) -> float:
    """Counted in both years, of the denominators of both."""
    of: int = sum(one["denominator"] for one in sides)
    counted: int = sum(one["numerator"] for one in sides)
    return counted / of


def _reported(summary: SummaryJson) -> dict[str, Side]:
    """The reported measures that have counts."""
    names = {one.id for one in reported()}
    return {
        one["id"]: one
        for one in summary["measures"]
        if one["id"] in names and one["status"] == OK and one["denominator"]
    }


def _drawn(draws: Draws, side: Side, rate: float) -> Side:
    of: int = side["denominator"]
    count = min(poisson(draws, rate * of), of)
    value, low, high = value_of(measure_named(side["id"]), count, of)
    return {**side, "numerator": count, "value": value, "low": low, "high": high}


def _with(summary: SummaryJson, drawn: Mapping[str, Side]) -> SummaryJson:
    measures = [drawn.get(one["id"], one) for one in summary["measures"]]
    return {**summary, "measures": measures}


def poisson(draws: Draws, mean: float) -> int:
    """A count with this mean, by one draw laid along the law's own sums; `mean` at most 600."""
    drawn = (draws.below(_BITS) + 0.5) / _BITS
    count, chance = 0, exp(-mean)
    upto = chance
    while drawn > upto and chance > 0:
        count += 1
        chance *= mean / count
        upto += chance
    return count
