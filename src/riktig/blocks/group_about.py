"""How others' rounded numbers are written: «ca.» before them, and no finer than a whole number."""

from __future__ import annotations

from riktig.blocks import words
from riktig.compare import Side
from riktig.measures.measure import Measure
from riktig.text import format_number, text


def whole(value: float, measure: Measure) -> str:
    """A value in the measure's unit without decimals: `47 %` or `53 per 1 000`."""
    written = bare(value, measure)
    per = measure.denominator.per
    if per is None:
        return text("report.unit.percent", value=written)
    return text("report.unit.per", value=written, per=format_number(per))


def about(value: float, measure: Measure) -> str:
    """`ca. 47 %`. A rounded nothing is a true nothing."""
    written = whole(value, measure)
    return text("group_report.about.about", written=written) if value else written


def bare(value: float, measure: Measure) -> str:
    """`47`: where a «ca.» before it holds for it too."""
    return format_number(words.shown(value, measure), 0)


def about_bare(value: float, measure: Measure) -> str:
    """As `about` without the unit, which stands elsewhere: `ca. 47`."""
    written = bare(value, measure)
    return text("group_report.about.about", written=written) if value else written


def about_counted(side: Side, measure: Measure) -> str:
    """A cell of a table whose caption gives the unit of a rate: `ca. 35 av 75 (47 %)`.

    One that is hidden is 1-4, or would have told of such a count: how many it is of is not said.
    """
    if side.status == "suppressed":
        return words.few(None)
    counts = words.counts(side)
    if side.value is None:
        return counts
    value = bare(side.value, measure)
    if measure.denominator.per is None:
        value = text("report.unit.percent", value=value)
    return text("group_report.about.counted", counts=counts, value=value)
