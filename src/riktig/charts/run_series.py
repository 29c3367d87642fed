"""A run chart by months: the points, the frozen median, and where the time after it begins.

Data `points`: `month` ("2025-03") and `value` (null is a gap). Data `median`: `from`, `to`,
`value`, `carried` (true where the median is only carried on) and `label`. Data `events`:
`month` and `label`.
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base, by_months

HEADROOM = 1.15  # of the highest point
PLOT = 345  # px, leaving room for the median's own words at the right


def chart() -> alt.LayerChart:
    """A quiet line with a mark each month; the median is whole and then dashed."""
    month, value, rows = by_months.month_axis(4), by_months.value_axis(), by_months.points()
    line = rows.mark_line(color=base.mark("own"), strokeWidth=1.6, opacity=0.7)
    shown = rows.transform_filter("isValid(datum.value)")
    points = shown.mark_point(filled=True, size=42, opacity=1, color=base.mark("own"))
    return base.finished(
        [
            _room(shown, value),
            *_median(month, value),
            *by_months.events(month, (2, 3)),
            line.encode(x=month, y=value),
            points.encode(x=month, y=value),
        ],
        ["points", "median", "events"],
        by_months.HEIGHT,
        unit_text="",
    ).properties(width=PLOT)


def _room(shown: alt.Chart, value: alt.Y) -> alt.Chart:
    """Nothing to see: holds the axis so high that no point comes up among an event's words."""
    top = shown.transform_aggregate(top="max(value)").transform_calculate(
        value=f"datum.top * {HEADROOM}"
    )
    drawn: alt.Chart = top.mark_point(opacity=0).encode(y=value)
    return drawn


def _median(month: alt.X, value: alt.Y) -> list[alt.Chart]:
    rows = base.named("median").transform_calculate(
        day="toDate(datum['from'] + '-15')", end="toDate(datum.to + '-15')"
    )
    dashes = alt.condition("datum.carried", alt.value([5, 4]), alt.value([1, 0]))
    rule = rows.mark_rule(color=base.ink("ink"), strokeWidth=1.4)
    words = rows.mark_text(align="left", dx=8, color=base.ink("quiet"))
    return [
        rule.encode(x=month, x2="end:T", y=value, strokeDash=dashes),
        words.encode(x=alt.value(PLOT), y=value, text="label:N"),
    ]
