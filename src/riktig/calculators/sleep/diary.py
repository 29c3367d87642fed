"""A sleep diary: time in bed, asleep and awake, a night and on average."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.sleep.clock import clock, start_of_round
from riktig.calculators.sleep.night import PERCENT, Night, read_night
from riktig.calculators.sleep.rules import DEFAULT_RULE_SET, band_of, bands, rule_set
from riktig.clinical.tables import rows
from riktig.problem import Problem, Refused

ABOUT: Final = "sleep_diary"
TABLE: Final = "DIARY"
MOST_NIGHTS: Final = 31
# Plausibility only: so long in bed is most often a slip between morning and evening.
LONG_IN_BED_MIN: Final = 14 * 60
QUANTITIES: Final = ("tib", "sol", "waso", "terminal_wake", "tst", "se")


def sleep_diary(values: Mapping[str, Any]) -> Answer:
    """The figures of each night and their means; minutes, and percent for `se`.

    The mean `se` is the mean of the nights' own; `se_of_totals` is all sleep divided by all
    time in bed. `band` is the mean's. `Refused` names the night and the entry.
    """
    nights = _read_nights(values.get("nights"))
    mean = {name: _mean([getattr(n, name) for n in nights]) for name in QUANTITIES}
    of_totals = PERCENT * mean["tst"] / mean["tib"]
    band = band_of(mean["se"])
    result = {
        "nights": [_figures(night) for night in nights],
        "mean": {
            **{name: as_float(value) for name, value in mean.items()},
            "se_of_totals": as_float(of_totals),
            **_mean_clocks(nights),
        },
        "band": band,
        "nights_count": len(nights),
    }
    wanted = rule_set(DEFAULT_RULE_SET).diary_nights
    warnings = _long_nights(nights)
    if len(nights) < wanted.value:
        few: dict[str, object] = {"count": len(nights), "wanted": int(wanted.value)}
        few |= {"variant": "one"} if len(nights) == 1 else {}
        warnings.append(Problem("few_nights", few))
    if band_of(of_totals) != band:
        both = {"mean": as_float(mean["se"]), "of_totals": as_float(of_totals)}
        warnings.append(Problem("two_means", both))
    used = (*rows("sleep_definitions"), *bands(), wanted.row)
    return Answer(result, ABOUT, TABLE, used, tuple(warnings))


def _read_nights(raw: object) -> list[Night]:
    if not isinstance(raw, Sequence) or isinstance(raw, (str, bytes)) or not raw:
        raise Refused("no_nights", field="nights")
    if len(raw) > MOST_NIGHTS:
        raise Refused("too_many_nights", field="nights", most=MOST_NIGHTS)
    return [read_night(night, f"nights.{position}") for position, night in enumerate(raw)]


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _figures(night: Night) -> dict[str, Any]:
    clocks = {
        "bed": clock(night.bed),
        "asleep": clock(night.bed + night.asleep),
        "final_wake": clock(night.bed + night.final_wake),
        "rise": clock(night.bed + night.rise),
    }
    return {**{name: as_float(getattr(night, name)) for name in QUANTITIES}, **clocks}


def _mean_clocks(nights: Sequence[Night]) -> dict[str, str]:
    """Mean bedtime and rising, counted from after the longest gap between bedtimes."""
    start = start_of_round([night.bed for night in nights])
    beds = [Fraction((night.bed - start) % (24 * 60)) for night in nights]
    bed = start + _mean(beds)
    return {"bed": clock(bed), "rise": clock(bed + _mean([night.tib for night in nights]))}


def _long_nights(nights: Sequence[Night]) -> list[Problem]:
    long = [n for n, night in enumerate(nights, 1) if night.rise > LONG_IN_BED_MIN]
    hours = LONG_IN_BED_MIN // 60
    numbers = ", ".join(str(n) for n in long)
    return [Problem("long_in_bed", {"numbers": numbers, "hours": hours})] if long else []
