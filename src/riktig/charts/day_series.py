"""Values by the calendar: single days, what holds for a week, and the limits they are read against.

Data `points`: `day` ("2026-11-16"), `value` and maybe `label`. Data `path`: the same, joined by a
line. Data `levels`: `from` and `to` (days), `value`, `agreed` (dashed). Data `lines`: `value` and
`label`, across the whole. Data `room`: `value`, not seen, that the axis must have room for.
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base
from riktig.charts.by_months import HEIGHT

PLOT = 345  # px, leaving room for the lines' own words at the right
DAY_MS = 24 * 60 * 60 * 1000  # ticks no nearer than a day, or a date would stand twice


def chart() -> alt.LayerChart:
    """Rings for days, bars for weeks, dashed lines for limits with their words at the right."""
    day = alt.X(
        "at:T",
        axis=alt.Axis(
            title=None,
            format="%d.%m.",
            tickCount=5,
            tickMinStep=DAY_MS,
            labelOverlap=True,
            grid=False,
        ),
        scale=alt.Scale(type="utc", padding=12),
    )
    value = alt.Y(
        "value:Q",
        axis=alt.Axis(title=None, tickCount=4, domain=False, labelExpr="datum.label + unit_text"),
        scale=alt.Scale(zero=False, nice=True),
    )
    layers = [_room(value), *_lines(value), _path(day, value), _levels(day, value)]
    return base.finished(
        [*layers, *_points(day, value)],
        ["points", "path", "levels", "lines", "room"],
        HEIGHT,
        unit_text="",
    ).properties(width=PLOT)


def _dated(data: str) -> alt.Chart:
    return base.named(data).transform_calculate(at="toDate(datum.day)")


def _room(value: alt.Y) -> alt.Chart:
    drawn: alt.Chart = base.named("room").mark_point(opacity=0).encode(y=value)
    return drawn


def _lines(value: alt.Y) -> list[alt.Chart]:
    rows = base.named("lines")
    rule = rows.mark_rule(color=base.ink("muted"), strokeWidth=1.2, strokeDash=[2, 3])
    words = rows.mark_text(align="left", dx=6, color=base.ink("quiet"))
    return [
        rule.encode(y=value),
        words.encode(x=alt.value(PLOT), y=value, text="label:N"),
    ]


def _path(day: alt.X, value: alt.Y) -> alt.Chart:
    drawn: alt.Chart = (
        _dated("path").mark_line(color=base.mark("own"), strokeWidth=1.6).encode(x=day, y=value)
    )
    return drawn


def _levels(day: alt.X, value: alt.Y) -> alt.Chart:
    rows = base.named("levels").transform_calculate(
        at="toDate(datum['from'])", end="toDate(datum.to)"
    )
    agreed = "datum.agreed"
    drawn: alt.Chart = rows.mark_rule(strokeWidth=3).encode(
        x=day,
        x2="end:T",
        y=value,
        strokeDash=alt.condition(agreed, alt.value([5, 4]), alt.value([1, 0])),
        color=alt.condition(agreed, alt.value(base.ink("ink")), alt.value(base.mark("own"))),
    )
    return drawn


def _points(day: alt.X, value: alt.Y) -> list[alt.Chart]:
    rings = _dated("points").mark_point(
        size=45, opacity=1, strokeWidth=1.6, stroke=base.mark("own"), fill=base.ink("ground")
    )
    words = (
        _dated("points")
        .transform_filter("isValid(datum.label)")
        .mark_text(dy=-13, fontWeight=600)
        .encode(text="label:N")
    )
    return [rings.encode(x=day, y=value), words.encode(x=day, y=value)]
