"""The national quality indicator: much addictive medicine to persons of 65 or more (HDIR-KI)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.indicators.criterion import (
    MOST_AGE_YEARS,
    MOST_DDD,
    answer,
    criterion,
    number,
    whole,
)

TABLE: Final = "HDIR-KI"


def quality_indicator_65(values: Mapping[str, Any]) -> Answer:
    """Whether a person counts: age in years, DDD of groups A and B in a calendar year.

    `Refused("indicator_number")` for what is no number.
    """
    age = whole(values.get("age"), "age", MOST_AGE_YEARS)
    ddd = number(values, "ddd_in_year", MOST_DDD)
    old = criterion("age", age, "ki65_min_age")
    much = criterion("ddd", ddd, "ki65_much_ddd")
    result = {"counts_as_much": old.met and much.met, "in_denominator": old.met}
    return answer(TABLE, result, (old, much))
