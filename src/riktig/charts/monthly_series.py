"""A measure month by month.

Data `points`: `month` ("2025-03") and `value`; `events`: `month` and `label`,
such as the course's start (may be empty).
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base


def chart() -> alt.LayerChart:
    """A line with a mark each month from nought; the last value is written out."""
    month = alt.X(
        "day:T",
        axis=alt.Axis(title=None, format="%b %Y", tickCount=5, labelOverlap=True, grid=False),
        scale=alt.Scale(type="utc"),  # a month begins at the same place in every time zone
    )
    value = alt.Y(
        "value:Q",
        axis=alt.Axis(title=None, tickCount=4, domain=False, labelExpr="datum.label + unit_text"),
        scale=alt.Scale(zero=True, nice=True),
    )
    rows = base.named("points").transform_calculate(day="toDate(datum.month + '-15')")
    line = rows.mark_line(color=base.mark("own"), strokeWidth=2).encode(x=month, y=value)
    points = rows.mark_point(filled=True, size=45, opacity=1, color=base.mark("own")).encode(
        x=month, y=value
    )
    return base.finished(
        [*_events(month), line, points, _last(rows, month, value)],
        ["points", "events"],
        190,
        unit_text="",
    )


def _events(month: alt.X) -> list[alt.Chart]:
    rows = base.named("events").transform_calculate(day="toDate(datum.month + '-01')")
    rule = rows.mark_rule(strokeDash=[4, 3], color=base.ink("muted")).encode(x=month)
    words = rows.mark_text(align="left", dx=5, baseline="top", color=base.ink("quiet"))
    return [rule, words.encode(x=month, y=alt.value(0), text="label:N")]


def _last(rows: alt.Chart, month: alt.X, value: alt.Y) -> alt.Chart:
    last = rows.transform_window(
        place="rank()", sort=[alt.SortField("month", order="descending")]
    ).transform_filter("datum.place === 1")
    written: alt.Chart = last.mark_text(align="left", dx=8, fontWeight=600).encode(
        x=month, y=value, text=alt.Text("value:Q", format=",.3~r")
    )
    return written
