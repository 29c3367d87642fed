"""Shares or rates by size, with the limits of random variation around one target.

Data `limits`: `size`, `low95`, `high95`, `low998`, `high998`; data `points`: `size`,
`value`, `marked` (outside the outer limits); data `words`: `size`, `value`, `label`.
Param `target` is the line in the middle.
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base

PLOT = 345  # px, leaving room for the limits' own words at the right


def chart() -> alt.LayerChart:
    """Inner limits dashed, outer ones whole; dots are grey, one outside is larger and dark."""
    size = alt.X(
        "size:Q",
        axis=alt.Axis(title=None, tickCount=5, grid=False),
        scale=alt.Scale(zero=False, nice=True),
    )
    limits = base.named("limits")
    lines = [
        limits.mark_line(
            color=base.ink("muted"), strokeWidth=1.6, strokeDash=dash, interpolate="monotone"
        ).encode(x=size, y=_value(field))
        for field, dash in (
            ("low95", [5, 4]),
            ("high95", [5, 4]),
            ("low998", [1, 0]),
            ("high998", [1, 0]),
        )
    ]
    target = (
        limits.transform_calculate(target_value="target")
        .mark_line(color=base.ink("ink"), strokeWidth=1.4)
        .encode(x=size, y=_value("target_value"))
    )
    words = (
        base.named("words")
        .mark_text(align="left", dx=6, color=base.ink("quiet"))
        .encode(x=alt.value(PLOT), y=_value("value"), text="label:N")
    )
    return base.finished(
        [*lines, target, words, _points(size)],
        ["limits", "points", "words"],
        250,
        unit_text="",
        target=0,
    ).properties(width=PLOT)


def _value(field: str) -> alt.Y:
    axis = alt.Axis(title=None, tickCount=5, domain=False, labelExpr="datum.label + unit_text")
    return alt.Y(f"{field}:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))


def _points(size: alt.X) -> alt.Chart:
    marked = "datum.marked"
    drawn: alt.Chart = (
        base.named("points")
        .mark_circle(opacity=1)
        .encode(
            x=size,
            y=_value("value"),
            size=alt.condition(marked, alt.value(150), alt.value(80)),
            color=alt.condition(marked, alt.value(base.ink("ink")), alt.value(base.mark("other"))),
        )
    )
    return drawn
