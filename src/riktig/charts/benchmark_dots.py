"""A dot a practice, best first, and the benchmark the best of them set.

Data `rows`: `label`, `value`, `text`, `selected` (sets the benchmark);
data `goal`: one row with `value` and `label`.
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base

PLOT = 240  # px, leaving room for names at the left and words at the right
TEXT_FROM = 12  # px from the plot to the words at the right


def chart() -> alt.LayerChart:
    """Those who set the benchmark are filled diamonds, the others rings."""
    position = alt.Y(
        "label:N",
        sort=None,
        axis=alt.Axis(
            title=None, ticks=False, domain=False, labelPadding=8, labelFontSize=14, labelLimit=130
        ),
    )
    rows = base.named("rows").encode(y=position)
    chosen = "datum.selected"
    written = rows.mark_text(align="left", dx=TEXT_FROM).encode(x=alt.value(PLOT), text="text:N")
    points = rows.mark_point(opacity=1, strokeWidth=2).encode(
        x=base.quantity("value", grid=True),
        shape=alt.condition(chosen, alt.value("diamond"), alt.value("circle")),
        size=alt.condition(chosen, alt.value(150), alt.value(80)),
        stroke=alt.value(base.mark("own")),
        fill=alt.condition(chosen, alt.value(base.mark("own")), alt.value(base.ink("ground"))),
    )
    return base.finished(
        [written, *_goal(), points], ["rows", "goal"], alt.Step(28), unit_text=""
    ).properties(width=PLOT)


def _goal() -> list[alt.Chart]:
    goal = base.named("goal")
    line = goal.mark_rule(color=base.ink("ink"), strokeDash=[5, 4], strokeWidth=1.6)
    words = goal.mark_text(align="left", dx=5, baseline="bottom", dy=-3, color=base.ink("quiet"))
    at = base.quantity("value", grid=True)
    return [line.encode(x=at), words.encode(x=at, y=alt.value(0), text="label:N")]
