"""The published tapering rules of `taper_rules.csv`, and the presets made of them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from riktig.calculators.taper.schedule import Method
from riktig.clinical.tables import Row, issued_tables, rows

ABOUT: Final = "taper"  # the kind of published table
OWN: Final = "OWN"  # the table of a plan whose steps are all typed in
BENZODIAZEPINE: Final = "benzodiazepine"
OPIOID: Final = "opioid"
CLASSES: Final = (BENZODIAZEPINE, "z_hypnotic", OPIOID, "gabapentinoid")
# The groups of Norsk legemiddelhandbok's table, by ATC.
_ATC_GROUPS: Final = {"N05BA": "anxiolytic", "N05CD": "hypnotic"}
_LAR: Final = "N07BC"  # medicines used in opioid dependence
_METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {
        "percent_of_original": "percent_of_original",
        "percent_of_current": "percent_of_current",
        "fixed_mg": "fixed_mg",
    }
)
ALL_OF_IT: Final = 100  # percent
DAYS_PER_WEEK: Final = 7


class Preset(NamedTuple):
    """A published rule made into a choice: the gentlest step at the shortest interval it names.

    `name` is its table; the ranges are the source's own, `interval_high_days` is
    None for "or slower"; `weeks` is the whole duration the source gives. Where a
    source gives the duration alone (`equal_steps`), equal steps fill it.
    """

    name: str
    issuer: str
    method: Method
    step: Fraction
    step_low: Fraction
    step_high: Fraction
    interval_days: int
    interval_low_days: int
    interval_high_days: int | None
    weeks: tuple[int, int] | None
    zero_below_smallest: bool
    equal_steps: bool
    row: Row


@cache
def classes_of(substance: str) -> frozenset[str]:
    """What a substance belongs to in the rules: its class, and anxiolytic or hypnotic."""
    found: set[str] = set()
    for row in rows("substances"):
        if row["substance"] == substance:
            found.add(row["class"])
            found.update(g for code, g in _ATC_GROUPS.items() if row["atc"].startswith(code))
    return frozenset(found & {*CLASSES, *_ATC_GROUPS.values()})


@cache
def substances() -> tuple[str, ...]:
    """What a taper can be asked for in the form, by class and then by name."""
    named = {row["counts_as"] for row in rows("substances")}
    return tuple(
        name
        for group in CLASSES
        for name in sorted(named)
        if group in classes_of(name) and not only_patches(name)
    )


@cache
def only_patches(substance: str) -> bool:
    """Whether every product of a substance in `strengths.csv` is a patch."""
    units = {row["unit"] for row in rows("strengths") if row["substance"] == substance}
    return units == {"ug/h"}


@cache
def presets(substance: str) -> tuple[Preset, ...]:
    """The published rules that can drive a taper of a substance, the gentlest first.

    None for what is used in LAR: the sources are about pain, and LAR is the specialist's.
    """
    if used_in_lar(substance):
        return ()
    found = [
        _preset(row)
        for row in rows("taper_rules")
        if row["drives_preset"] == "ja"
        and row["substance_class"] in classes_of(substance)
        and row["substance"] in ("", substance)
    ]
    return tuple(sorted(found, key=pace))


def pace(preset: Preset) -> tuple[Fraction, bool]:
    """How much a day; of two alike, the one whose steps grow smaller."""
    return preset.step / preset.interval_days, preset.method != "percent_of_current"


@cache
def used_in_lar(substance: str) -> bool:
    """Whether any product of a substance is one for opioid dependence, by ATC."""
    codes = (row["atc"] for row in rows("substances") if row["counts_as"] == substance)
    return any(code.startswith(_LAR) for code in codes)


def preset_of(substance: str, name: str) -> Preset | None:
    """The preset of a substance by its name, or None."""
    return next((one for one in presets(substance) if one.name == name), None)


def rule(name: str) -> Row:
    """A row of `taper_rules.csv` by its name. KeyError if there is none."""
    return {row["rule"]: row for row in rows("taper_rules")}[name]


def _preset(row: Row) -> Preset:
    weeks = _weeks(row)
    low, high = row["step_low"], row["step_high"]
    every = int(row["interval_days_low"])
    if low:
        steps = (Fraction(low), Fraction(high))
    else:
        shortest, longest = weeks or (1, 1)
        steps = (_equal_step(longest, every), _equal_step(shortest, every))
    slowest = row["interval_days_high"]
    return Preset(
        name=row["table"],
        issuer=issued_tables(ABOUT)[row["table"]]["issuer"],
        method=_METHODS[row["method"]],
        step=steps[0],
        step_low=steps[0],
        step_high=steps[1],
        interval_days=every,
        interval_low_days=every,
        interval_high_days=int(slowest) if slowest else None,
        weeks=weeks,
        zero_below_smallest=row["zero_below"] == "smallest_dose",
        equal_steps=not low,
        row=row,
    )


def _weeks(row: Row) -> tuple[int, int] | None:
    low, high = row["duration_weeks_low"], row["duration_weeks_high"]
    return (int(low), int(high)) if low else None


def _equal_step(weeks: int, every_days: int) -> Fraction:
    """Percent of the start dose a step that takes just so many weeks in all."""
    return Fraction(ALL_OF_IT * every_days, weeks * DAYS_PER_WEEK)
