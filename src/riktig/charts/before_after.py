"""One measure before and after, each with its interval.

Data `points`: `when` (a row's first words), `label` (the count in words),
`value`, `low`, `high`, `after` (true for the later). A masked or missing value
is null: the row then holds its words alone.
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base

PLOT = 410  # px


def chart() -> alt.LayerChart:
    """Two rows; before is a ring, after a filled diamond, so that grey paper tells them apart."""
    rows = base.named("points").encode(y=base.row_position("when"))
    drawn = rows.transform_filter("isValid(datum.value)")
    interval = drawn.mark_rule(strokeWidth=3, opacity=0.45, yOffset=12, color=base.mark("own"))
    point = drawn.mark_point(size=170, opacity=1, strokeWidth=2.5, yOffset=12).encode(
        x=base.quantity("value"),
        shape=alt.condition("datum.after", alt.value("diamond"), alt.value("circle")),
        fill=alt.condition(
            "datum.after", alt.value(base.mark("own")), alt.value(base.ink("ground"))
        ),
        stroke=alt.value(base.mark("own")),
    )
    layers = [
        interval.encode(x=base.quantity("low"), x2="high:Q"),
        point,
        base.row_words("points", "datum.when + ': ' + datum.label", "when"),
    ]
    return base.finished(layers, ["points"], alt.Step(base.ROW), unit_text="").properties(
        width=PLOT
    )
