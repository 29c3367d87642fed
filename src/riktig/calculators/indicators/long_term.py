"""New and long-term use of opioids, as counted in the prescription register (HAMINA2022)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.indicators.criterion import (
    MOST_COUNT,
    MOST_DAYS,
    MOST_DISPENSINGS,
    Criterion,
    answer,
    criterion,
    holds,
    threshold,
    whole,
)
from riktig.problem import Refused

TABLE: Final = "HAMINA2022"
DAYS: Final = "dispensing_days"


def long_term_opioid(values: Mapping[str, Any]) -> Answer:
    """Whether a person is a new user, and whether the use is long-term.

    `dispensing_days` count from the first dispensing, which is day 0. The source
    asks for two dispensings so far apart; any two will do.
    `Refused("indicator_number")`, `Refused("indicator_days")`.
    """
    before = whole(
        values.get("days_without_opioid_before"), "days_without_opioid_before", MOST_DAYS
    )
    days = _days(values.get(DAYS))
    key = "units_in_days_0_90"
    units = whole(values.get(key), key, MOST_COUNT)
    new = criterion("washout", before, "hamina_washout_days")
    apart = _apart(days)
    enough = criterion("units", units, "hamina_min_units")
    result = {"new_user": new.met, "long_term": apart.met and enough.met}
    return answer(TABLE, result, (new, apart, enough), threshold("hamina_units_until_day"))


def _days(raw: object) -> list[Fraction]:
    if not isinstance(raw, Sequence) or isinstance(raw, (str, bytes)) or not raw:
        raise Refused("indicator_days", field=DAYS)
    if len(raw) > MOST_DISPENSINGS:
        raise Refused("indicator_days", field=DAYS, variant="many", most=MOST_DISPENSINGS)
    days = sorted(whole(day, DAYS, MOST_DAYS) for day in raw)
    if days[0]:
        raise Refused("indicator_days", field=DAYS, variant="first")
    return days


def _apart(days: Sequence[Fraction]) -> Criterion:
    """Two dispensings far enough, and not too far, apart: the pair that is, or the widest."""
    limits = (threshold("hamina_min_gap_days"), threshold("hamina_max_gap_days"))
    whole_days = sorted({int(day) for day in days})
    found = {later - first for first, later in combinations(whole_days, 2)}
    gaps = [Fraction(gap) for gap in sorted(found)]
    fitting = [gap for gap in gaps if all(holds(gap, row) for row in limits)]
    shown = fitting or gaps
    return Criterion("apart", shown[-1] if shown else None, limits, bool(fitting))
