"""The same question by several tables, each a number or a range.

Data `tables`: `label` (whose table), `text` (its answer in words), `low`, `high` (null
where the table has no answer: the row then holds its words alone) and `own` (the table
the answer came from).
"""

from __future__ import annotations

from typing import Any

import altair as alt

from riktig.charts import base


def chart() -> alt.LayerChart:
    """A bar from end to end with a mark at each; the own table has filled diamonds."""
    rows = base.named("tables").encode(y=base.row_position())
    drawn = rows.transform_filter("isValid(datum.low)")
    span = drawn.mark_rule(strokeWidth=4, opacity=0.45, yOffset=12).encode(
        x=base.quantity("low"), x2="high:Q", stroke=_colour()
    )
    ends = [
        drawn.mark_point(size=150, opacity=1, strokeWidth=2.5, yOffset=12).encode(
            x=base.quantity(end),
            shape=alt.condition("datum.own", alt.value("diamond"), alt.value("circle")),
            fill=alt.condition(
                "datum.own", alt.value(base.mark("own")), alt.value(base.ink("ground"))
            ),
            stroke=_colour(),
        )
        for end in ("low", "high")
    ]
    written = base.row_words("tables", "datum.label + ': ' + datum.text")
    # The words stand in every row: first, so that the rows keep the order of the data.
    layers = [written, span, *ends]
    return base.finished(layers, ["tables"], alt.Step(base.ROW), unit_text="")


def _colour() -> Any:
    return alt.condition("datum.own", alt.value(base.mark("own")), alt.value(base.ink("muted")))
