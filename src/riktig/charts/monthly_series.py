"""A measure month by month.

Data `points`: `month` ("2025-03") and `value`; `events`: `month` and `label`,
such as the course's start (may be empty).
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base, by_months


def chart() -> alt.LayerChart:
    """A line with a mark each month from nought; the last value is written out."""
    month, value, rows = by_months.month_axis(5), by_months.value_axis(), by_months.points()
    line = rows.mark_line(color=base.mark("own"), strokeWidth=2).encode(x=month, y=value)
    points = rows.mark_point(filled=True, size=45, opacity=1, color=base.mark("own")).encode(
        x=month, y=value
    )
    return base.finished(
        [*by_months.events(month, (4, 3)), line, points, _last(rows, month, value)],
        ["points", "events"],
        by_months.HEIGHT,
        unit_text="",
    )


def _last(rows: alt.Chart, month: alt.X, value: alt.Y) -> alt.Chart:
    last = rows.transform_window(
        place="rank()", sort=[alt.SortField("month", order="descending")]
    ).transform_filter("datum.place === 1")
    written: alt.Chart = last.mark_text(align="left", dx=8, fontWeight=600).encode(
        x=month, y=value, text=alt.Text("value:Q", format=",.3~r")
    )
    return written
