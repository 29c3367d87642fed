"""Taper plans as stairs, a lane a medicine: several at once, or plan A beside plan B.

Data `lanes`: `name`, `top` (the dose at its top, in words), and where on the y axis it has its
`floor`, its top (`high`) and its name (`at`); `steps`: `week`, `y`, `line` (what belongs
together), `second` (of plan B) and `marked` (a dose begins); `letters`: `name`, `week`, `y`,
`second` and `above` (over the stairs, not under them). Heights are shares of each
lane's own top: doses of two medicines are never compared.
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base
from riktig.charts.look import WIDTH

HEIGHT = 300
DOSES = 52  # px to the left of the lanes, for the doses at their tops


def chart() -> alt.LayerChart:
    """Plan A strong and whole, plan B dashed with diamonds; each lane's top dose beside it."""
    week = alt.X(
        "week:Q",
        axis=alt.Axis(title=None, tickCount=6, tickMinStep=1, grid=False, format="~r"),
        scale=alt.Scale(zero=True, nice=False, padding=6),
    )
    y = _height("y")
    layers = [
        *_lanes(),
        *_plan("!datum.second", base.mark("own"), "circle", [], week, y),
        *_plan("datum.second", base.ink("ink"), "diamond", [6, 3], week, y),
        _letters("datum.above", week, y, dx=12, dy=-12),
        _letters("!datum.above", week, y, dx=-12, dy=16),
    ]
    made = base.finished(layers, ["lanes", "steps", "letters"], HEIGHT)
    return made.properties(width=WIDTH - DOSES)


def _height(field: str) -> alt.Y:
    """A place on the one axis, which is not drawn: each lane has its own doses beside it."""
    return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(zero=True, nice=False, padding=6))


def _lanes() -> list[alt.Chart]:
    """A line under each lane and one at its top, with the doses and the medicine's name."""
    rows = base.named("lanes")
    floor = rows.mark_rule(color=base.ink("muted")).encode(y=_height("floor"))
    high = rows.mark_rule(color=base.ink("line")).encode(y=_height("high"))
    dose = rows.mark_text(align="right", baseline="middle", dx=-6, color=base.ink("quiet")).encode(
        x=alt.value(0), y=_height("high"), text="top:N"
    )
    none = rows.mark_text(
        align="right", baseline="middle", dx=-6, color=base.ink("quiet"), text="0"
    ).encode(x=alt.value(0), y=_height("floor"))
    name = rows.mark_text(align="left", baseline="bottom", fontWeight=600).encode(
        x=alt.value(0), y=_height("at"), text="name:N"
    )
    return [floor, high, dose, none, name]


def _plan(
    test: str, colour: str, shape: str, dash: list[int], week: alt.X, y: alt.Y
) -> list[alt.Chart]:
    rows = base.named("steps").transform_filter(test)
    line = rows.mark_line(interpolate="step-after", color=colour, strokeWidth=2.5, strokeDash=dash)
    points = rows.transform_filter("datum.marked").mark_point(
        filled=True, size=36, opacity=1, color=colour, shape=shape
    )
    return [
        line.encode(x=week, y=y, detail="line:N"),
        points.encode(x=week, y=y),
    ]


def _letters(test: str, week: alt.X, y: alt.Y, *, dx: int, dy: int) -> alt.Chart:
    own, other = base.mark("own"), base.ink("ink")
    drawn: alt.Chart = (
        base.named("letters")
        .transform_filter(test)
        .mark_text(fontSize=16, fontWeight=600, dx=dx, dy=dy)
        .encode(
            x=week,
            y=y,
            text="name:N",
            color=alt.condition("datum.second", alt.value(other), alt.value(own)),
        )
    )
    return drawn
