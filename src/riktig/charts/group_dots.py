"""A group before and after: one row a member, so that equal values never hide each other.

Data `members`: `label` (a letter, or the word for the reader), `before`,
`after` (null when masked or missing), `text` (both in words), `own`.
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base

PLOT = 230  # px, leaving room for the words beside, so that a phone need not shrink them much
TEXT_FROM = 12  # px from the plot to the words at the right


def chart() -> alt.LayerChart:
    """Ring before, diamond after, a line between; the reader's own row is strong."""
    own = "datum.own"
    position = alt.Y(
        "label:N",
        sort=None,
        axis=alt.Axis(title=None, ticks=False, domain=False, labelPadding=8, labelFontSize=14),
    )
    rows = base.named("members").encode(y=position)
    colour = alt.condition(own, alt.value(base.mark("own")), alt.value(base.mark("other")))
    line = (
        rows.transform_filter("isValid(datum.before) && isValid(datum.after)")
        .mark_rule(opacity=0.6)
        .encode(
            x=base.quantity("before", grid=True),
            x2="after:Q",
            color=colour,
            strokeWidth=alt.condition(own, alt.value(4), alt.value(2)),
        )
    )
    return base.finished(
        [
            _written(rows),  # first: it holds every row, and so their order
            line,
            _points(rows, "before", "circle", colour, alt.value(base.ink("ground"))),
            _points(rows, "after", "diamond", colour, colour),
        ],
        ["members"],
        alt.Step(30),
        unit_text="",
    ).properties(width=PLOT)


def _points(
    rows: alt.Chart, field: str, shape: str, colour: alt.Condition, fill: object
) -> alt.Chart:
    shown = rows.transform_filter(f"isValid(datum.{field})")
    drawn: alt.Chart = shown.mark_point(shape=shape, opacity=1, strokeWidth=2.2).encode(
        x=base.quantity(field, grid=True),
        stroke=colour,
        fill=fill,
        size=alt.condition("datum.own", alt.value(190), alt.value(80)),
    )
    return drawn


def _written(rows: alt.Chart) -> alt.Chart:
    weight = {"expr": "datum.own ? 600 : 400"}
    written: alt.Chart = rows.mark_text(align="left", dx=TEXT_FROM, fontWeight=weight).encode(
        x=alt.value(PLOT), text="text:N"
    )
    return written
