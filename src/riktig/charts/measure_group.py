"""One measure in a group before and after: a dot a member in two rows, and the benchmark.

Where a dot is lifted, and the widest value of the axis, are reckoned where the picture is made
(`riktig.feedback.section_dots`), by the measures given here. Data `members`: `value`, `y` (px
from the top), `label` (a letter, or empty), `own`, `after`. Data `own_words`: `value`, `y`,
`label` and `side` (left, middle, right: where the words go). Data `own_path`: `from`, `to`,
`y`, `end` (px). Data `goals`: `value`, `y`, `end`, `label`, `side`. Data `rows`: `y`, `label`.
Param `most`: the end of the axis.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from riktig.charts import base

PLOT = 380  # px, leaving room for the rows' names at the left
HEIGHT = 250  # px
SIDES: dict[str, Any] = {"left": "left", "middle": "center", "right": "right"}


def chart() -> alt.LayerChart:
    """Others are rings with their letters; the reader is a filled diamond, by far the strongest."""
    return base.finished(
        [*_rows(), *_goals(), _path(), *_others(), _own(), *_words("own_words", 600)],
        ["members", "own_words", "own_path", "goals", "rows"],
        HEIGHT,
        unit_text="",
        most=1,
    ).properties(width=PLOT)


def _x(field: str) -> alt.X:
    axis = alt.Axis(
        title=None, tickCount=5, grid=True, labelExpr="datum.label + unit_text", labelOverlap=False
    )
    scale = alt.Scale(domainMin=0, domainMax=alt.ExprRef("most"), nice=False)
    return alt.X(f"{field}:Q", axis=axis, scale=scale)


def _y(field: str = "y") -> alt.Y:
    scale = alt.Scale(domain=[HEIGHT, 0], nice=False, zero=False)
    return alt.Y(f"{field}:Q", axis=None, scale=scale)


def _rows() -> list[alt.Chart]:
    rows = base.named("rows")
    line = rows.mark_rule(color=base.ink("muted"), strokeWidth=1)
    words = rows.mark_text(align="right", dx=-10, baseline="middle", dy=-9, fontSize=14)
    return [
        line.encode(x=alt.value(0), x2=alt.value(PLOT), y=_y()),
        words.encode(x=alt.value(0), y=_y(), text="label:N"),
    ]


def _others() -> list[alt.Chart]:
    rows = base.named("members").transform_filter("!datum.own")
    ring = rows.mark_point(
        shape="circle",
        size=250,
        opacity=1,
        strokeWidth=1.6,
        fill=base.ink("ground"),
        stroke=base.mark("other"),
    )
    letter = rows.mark_text(fontSize=11, baseline="middle", color=base.ink("ink"))
    return [
        ring.encode(x=_x("value"), y=_y()),
        letter.encode(x=_x("value"), y=_y(), text="label:N"),
    ]


def _own() -> alt.Chart:
    rows = base.named("members").transform_filter("datum.own")
    fill = alt.condition("datum.after", alt.value(base.mark("own")), alt.value(base.ink("ground")))
    drawn: alt.Chart = rows.mark_point(
        shape="diamond", size=330, opacity=1, strokeWidth=2.5, stroke=base.mark("own")
    ).encode(x=_x("value"), y=_y(), fill=fill)
    return drawn


def _path() -> alt.Chart:
    drawn: alt.Chart = (
        base.named("own_path")
        .mark_rule(color=base.mark("own"), strokeWidth=2, opacity=0.5)
        .encode(x=_x("from"), x2="to:Q", y=_y(), y2="end:Q")
    )
    return drawn


def _goals() -> list[alt.Chart]:
    rows = base.named("goals")
    line = rows.mark_rule(color=base.ink("ink"), strokeDash=[5, 4], strokeWidth=1.6)
    return [
        line.encode(x=_x("value"), y=_y(), y2="end:Q"),
        *_words("goals", 400),
    ]


def _words(data: str, weight: Any) -> list[alt.Chart]:
    """Words at a value, turned inwards near either edge."""
    return [
        base.named(data)
        .transform_filter(f"datum.side === '{side}'")
        .mark_text(align=align, baseline="bottom", dy=-3, fontWeight=weight)
        .encode(x=_x("value"), y=_y(), text="label:N")
        for side, align in SIDES.items()
    ]
