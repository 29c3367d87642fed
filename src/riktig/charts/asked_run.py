"""Values in their order with a line through them, for a question that asks to read it.

Data `points`: `label` (each its own) and `value`. No value is written: the axis and the grid
are what it is read by. It is drawn as wide as a phone shows it, which has room for 18 labels.
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base

PLOT, HEIGHT = 290, 200  # px


def chart() -> alt.LayerChart:
    """Points on a quiet line, over a grid."""
    label = alt.X(
        "label:N",
        sort=None,
        axis=alt.Axis(title=None, labelOverlap=False, labelAngle=-45, labelLimit=90),
        scale=alt.Scale(padding=0.5),
    )
    value = alt.Y(
        "value:Q",
        axis=alt.Axis(title=None, tickCount=6, domain=False, grid=True),
        scale=alt.Scale(zero=True, nice=True),
    )
    rows = base.named("points").encode(x=label, y=value)
    line = rows.mark_line(color=base.mark("own"), strokeWidth=1.6)
    points = rows.mark_point(filled=True, size=42, opacity=1, color=base.mark("own"))
    return base.finished([line, points], ["points"], HEIGHT).properties(width=PLOT)
