"""A series against one or more level lines: run chart and XmR chart.

Data `points`: `number` (1 is the oldest), `value` (null when missing), `marked` (what the
rule points at). Data `lines`: `value`, `label`, `middle` (true for the centre line).
Param `baseline`: the last number the lines are reckoned from, 0 for the whole series.
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base

PLOT = 350  # px, leaving room for the lines' own words at the right


def chart() -> alt.LayerChart:
    """A line with rings, filled where a point is marked; level lines carry their own words."""
    number = alt.X(
        "number:Q",
        axis=alt.Axis(title=None, tickMinStep=1, tickCount=6, grid=False, format="d"),
        scale=alt.Scale(zero=False, nice=False, padding=8),
    )
    value = alt.Y(
        "value:Q",
        axis=alt.Axis(title=None, tickCount=4, domain=False, grid=False),
        scale=alt.Scale(zero=False, nice=True),
    )
    rows = base.named("points")
    line = rows.mark_line(color=base.mark("own"), strokeWidth=1.6).encode(x=number, y=value)
    return base.finished(
        [*_lines(value), _baseline(number), line, _points(rows, number, value)],
        ["points", "lines"],
        220,
        baseline=0,
    ).properties(width=PLOT)


def _points(rows: alt.Chart, number: alt.X, value: alt.Y) -> alt.Chart:
    shown = rows.transform_filter("isValid(datum.value)")
    marked = "datum.marked"
    drawn: alt.Chart = shown.mark_point(opacity=1, strokeWidth=1.8).encode(
        x=number,
        y=value,
        shape=alt.condition(marked, alt.value("diamond"), alt.value("circle")),
        size=alt.condition(marked, alt.value(150), alt.value(36)),
        stroke=alt.value(base.mark("own")),
        fill=alt.condition(marked, alt.value(base.mark("own")), alt.value(base.ink("ground"))),
    )
    return drawn


def _lines(value: alt.Y) -> list[alt.Chart]:
    rows = base.named("lines")
    dashes = alt.condition("datum.middle", alt.value([1, 0]), alt.value([5, 4]))
    rule = rows.mark_rule(color=base.ink("muted"), strokeWidth=1.4)
    words = rows.mark_text(align="left", dx=6, color=base.ink("quiet"))
    return [
        rule.encode(y=value, strokeDash=dashes),
        words.encode(x=alt.value(PLOT), y=value, text="label:N"),
    ]


def _baseline(number: alt.X) -> alt.Chart:
    """Where the baseline ends, between its last point and the next."""
    drawn: alt.Chart = (
        alt.Chart(alt.sequence(start=0, stop=1))
        .transform_filter("baseline > 0")
        .transform_calculate(number="baseline + 0.5")
        .mark_rule(strokeDash=[2, 3], color=base.ink("muted"))
        .encode(x=number)
    )
    return drawn
