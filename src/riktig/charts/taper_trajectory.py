"""A taper as stairs going down, with the limits that the dose passes.

Data `steps`: `week` (from the start) and `mg` a day, one where each dose begins;
`limits`: `mg`, `label` and `under`, such as the limit for driving (may be empty); `under`
says that the words stand to the left under the rule, for a limit passed late.
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base
from riktig.charts.look import WIDTH

HEIGHT = 220


def chart() -> alt.LayerChart:
    """The own dose as a strong stair line with a mark at each new dose; limits dashed behind."""
    week = alt.X(
        "week:Q",
        axis=alt.Axis(title=None, tickCount=6, tickMinStep=1, grid=False, format="~r"),
        scale=alt.Scale(zero=True, nice=False, padding=6),
    )
    mg = alt.Y(
        "mg:Q",
        axis=alt.Axis(title=None, tickCount=5, domain=False),
        scale=alt.Scale(zero=True, nice=True),
    )
    rows = base.named("steps")
    line = rows.mark_line(interpolate="step-after", color=base.mark("own"), strokeWidth=3)
    points = rows.mark_point(filled=True, size=36, opacity=1, color=base.mark("own"))
    return base.finished(
        [*_limits(mg), line.encode(x=week, y=mg), points.encode(x=week, y=mg)],
        ["steps", "limits"],
        HEIGHT,
    )


def _limits(mg: alt.Y) -> list[alt.Chart]:
    """Thin dashed rules, their words where the stairs are not: over them or under them."""
    rows = base.named("limits")
    rule = rows.mark_rule(strokeDash=[4, 3], color=base.ink("muted")).encode(y=mg)
    over = rows.transform_filter("!datum.under").mark_text(
        align="right", baseline="bottom", dy=-2, color=base.ink("quiet")
    )
    under = rows.transform_filter("datum.under").mark_text(
        align="left", baseline="top", dx=4, dy=3, color=base.ink("quiet")
    )
    return [
        rule,
        over.encode(x=alt.value(WIDTH), y=mg, text="label:N"),
        under.encode(x=alt.value(0), y=mg, text="label:N"),
    ]
