"""One condition of a definition: what was given, the limit's row, and whether it is met."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, Final, NamedTuple

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.quantity import quantity
from riktig.clinical.tables import Row, rows
from riktig.problem import Refused

ABOUT: Final = "indicator"
# Technical limits, far beyond a person's: a slip of the keyboard is refused.
MOST_AGE_YEARS: Final = 130
MOST_DDD: Final = 100_000
MOST_DAYS: Final = 36_500
MOST_COUNT: Final = 10_000
MOST_DISPENSINGS: Final = 400

AT_LEAST: Final = ">="
_COMPARED: Final[Mapping[str, Callable[[Fraction, Fraction], bool]]] = {
    ">": operator.gt,
    AT_LEAST: operator.ge,
    "<=": operator.le,
}


class Criterion(NamedTuple):
    """`name` is the key of its words; `given` is `None` where nothing was found to compare."""

    name: str
    given: Fraction | None
    limits: tuple[Row, ...]
    met: bool

    def as_dict(self) -> dict[str, Any]:
        """For the answer."""
        given = None if self.given is None else as_float(self.given)
        return {"criterion": self.name, "given": given, "met": self.met}


@cache
def threshold(name: str) -> Row:
    """A row of `thresholds.csv`, or of `figures.csv` for a number chapters use too."""
    found = {row["threshold"]: row for row in rows("thresholds")}
    return found[name] if name in found else {r["figure"]: r for r in rows("figures")}[name]


def holds(given: Fraction, row: Row) -> bool:
    """Whether a number is on the right side of a limit; a figure is a least number."""
    return _COMPARED[row.get("comparison", AT_LEAST)](given, Fraction(row["value"]))


def criterion(name: str, given: Fraction, limit: str) -> Criterion:
    """The condition that `given` holds the limit of this name."""
    row = threshold(limit)
    return Criterion(name, given, (row,), holds(given, row))


def number(values: Mapping[str, Any], key: str, most: int) -> Fraction:
    """A number from 0 to `most`; `Refused("indicator_number")`."""
    found = quantity(values.get(key), key, "indicator_number")
    if found > most:
        raise Refused("indicator_number", field=key)
    return found


def whole(value: object, field: str, most: int) -> Fraction:
    """A whole number from 0 to `most`; `Refused("indicator_number")`."""
    found = quantity(value, field, "indicator_number")
    if found > most or found.denominator != 1:
        raise Refused("indicator_number", field=field, variant="whole")
    return found


def answer(
    table: str, result: Mapping[str, Any], criteria: Sequence[Criterion], *also: Row
) -> Answer:
    """The answer of a definition, with each condition and whether it is met."""
    return Answer(
        result={**result, "criteria": [one.as_dict() for one in criteria]},
        about=ABOUT,
        table=table,
        rows=(*(row for one in criteria for row in one.limits), *also),
    )
