"""Words of a taper: how large, how often, how long, and which tablets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from riktig.calculators.taper.products import unit_kind
from riktig.calculators.taper.rules import DAYS_PER_WEEK, Preset
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text

# Of a percentage that is no round number ("8,3"), and of a tablet or dose.
STEP_DECIMALS: Final = 1
# Shorter than this, a time that is no whole number of weeks is told in days.
TOLD_IN_DAYS: Final = 10 * DAYS_PER_WEEK


def size_text(method: str, step: float | str) -> str:
    """A step in words that name what it is a percentage of: "20 % av startdosen"."""
    shown = step if isinstance(step, str) else decimal_text(step, STEP_DECIMALS)
    return text(f"taper.size.{method}", step=shown)


def interval_text(days: int) -> str:
    """How often: "hver uke", "hver 2. uke", "hver 10. dag"."""
    if days == 1:
        return text("taper.interval.day")
    weeks, rest = divmod(days, DAYS_PER_WEEK)
    if rest:
        return text("taper.interval.days", n=days)
    return text("taper.interval.week") if weeks == 1 else text("taper.interval.weeks", n=weeks)


def length_text(days: int) -> str:
    """How long: "10 uker", "13 dager", "10 uker og 3 dager"."""
    weeks, rest = divmod(days, DAYS_PER_WEEK)
    if not weeks or (rest and days < TOLD_IN_DAYS):
        return _days_text(days)
    in_weeks = text("taper.length.week") if weeks == 1 else text("taper.length.weeks", n=weeks)
    if not rest:
        return in_weeks
    return text("taper.length.weeks_and_days", weeks=in_weeks, days=_days_text(rest))


def _days_text(days: int) -> str:
    return text("taper.length.day") if days == 1 else text("taper.length.days", n=days)


def units_text(units: Sequence[Mapping[str, Any]], substance: str) -> str:
    """Which tablets make a dose: "2 (and a half) tabletter a 5 mg + 1 tablett a 2 mg" in bokmal."""
    if not units:
        return text("taper.unit.none")
    return " + ".join(_unit_text(unit, substance) for unit in units)


def _unit_text(unit: Mapping[str, Any], substance: str) -> str:
    count = Fraction(unit["count"])
    one, many = unit_kind(substance, Fraction(str(unit["mg"])))
    word = text(f"taper.unit.{one if count <= 1 else many}")
    return text("taper.unit.of", count=count_text(count), word=word, mg=decimal_text(unit["mg"]))


def count_text(count: Fraction) -> str:
    """A count in halves: the whole and a half sign."""
    whole, half = int(count), text("taper.unit.half")
    if count == whole:
        return decimal_text(whole)
    return f"{decimal_text(whole)} {half}" if whole else half


def rule_text(preset: Preset) -> str:
    """What a source proposes, with its own ranges: "10-20 % av startdosen hver uke" in bokmal."""
    every = every_text(preset)
    if preset.equal_steps:
        return text("taper.form.preset.rule_of_length", interval=every, length=weeks_text(preset))
    return text("taper.form.preset.rule", size=steps_text(preset), interval=every)


def steps_text(preset: Preset) -> str:
    """How large a source's steps are, and of what: "10-20 % av startdosen" in bokmal."""
    if preset.equal_steps:
        return text("taper.form.preset.equal_steps")
    low, high = (decimal_text(float(s), STEP_DECIMALS) for s in (preset.step_low, preset.step_high))
    steps = low if low == high else text("taper.interval.to", low=low, high=high)
    return size_text(preset.method, steps)


def every_text(preset: Preset) -> str:
    """How often a source proposes a step: one interval, from one to another, or "or slower"."""
    low, high = preset.interval_low_days, preset.interval_high_days
    if high is None:
        return text("taper.interval.or_slower", every=interval_text(low))
    if low == high:
        return interval_text(low)
    if low % DAYS_PER_WEEK or high % DAYS_PER_WEEK:
        return text("taper.interval.between_days", low=low, high=high)
    weeks = {"low": low // DAYS_PER_WEEK, "high": high // DAYS_PER_WEEK}
    return text("taper.interval.between_weeks", **weeks)


def weeks_text(preset: Preset) -> str:
    """The whole duration a source proposes, or that it gives none."""
    if preset.weeks is None:
        return text("taper.length.not_given")
    low, high = preset.weeks
    return text("taper.length.range_weeks", low=low, high=high)
