"""One measure in a group before and after: a dot a member in two rows, and the benchmark.

Rows are `slot`s from the top (0); where a dot is lifted to, and where the axis ends, are
reckoned where the picture is made (`riktig.feedback.section_dots`). Data `slots`: every `slot`,
so that the height follows. Data `members`: `value`, `slot`, `label` (a letter, or empty), `own`,
`after`. Data `own_words` and `goals`: `value`, `slot`, `label` and `side` (left, middle, right:
where the words go); goals also `end`, the slot their line goes down to. Data `rows`: `slot`,
`label`. Param `most`: the end of the axis.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from riktig.charts import base

PLOT = 350  # px, leaving room for the rows' names at the left
SLOT = 21  # px
SIDES: dict[str, Any] = {"left": "left", "middle": "center", "right": "right"}


def chart() -> alt.LayerChart:
    """The reader is a ring before and a filled diamond after; others are letters, or grey dots."""
    return base.finished(
        [*_rows(), *_goals(), *_others(), _own(), *_words("own_words", 600)],
        ["slots", "members", "own_words", "goals", "rows"],
        alt.Step(SLOT),
        unit_text="",
        most=1,
    ).properties(width=PLOT)


def _x(field: str) -> alt.X:
    axis = alt.Axis(
        title=None, tickCount=5, grid=True, labelExpr="datum.label + unit_text", labelOverlap=False
    )
    scale = alt.Scale(domainMin=0, domainMax=alt.ExprRef("most"), nice=False)
    return alt.X(f"{field}:Q", axis=axis, scale=scale)


def _y() -> alt.Y:
    return alt.Y("slot:O", axis=None, scale=alt.Scale(type="point", padding=0.5))


def _rows() -> list[alt.Chart]:
    rows = base.named("rows")
    line = rows.mark_rule(color=base.ink("muted"), strokeWidth=1)
    words = rows.mark_text(align="right", dx=-10, baseline="middle", fontSize=14)
    every = base.named("slots").mark_text(text="")  # holds every slot, and so their order
    return [
        every.encode(y=_y()),
        line.encode(x=alt.value(0), x2=alt.value(PLOT), y=_y()),
        words.encode(x=alt.value(0), y=_y(), text="label:N"),
    ]


def _others() -> list[alt.Chart]:
    rows = base.named("members").transform_filter("!datum.own")
    named = "datum.label !== ''"
    # Never a ring, which is the reader's own before: a pale ground for the letter, or a grey dot.
    disc = rows.mark_circle(opacity=1)
    letter = rows.mark_text(fontSize=13, baseline="middle", color=base.ink("ink"))
    return [
        disc.encode(
            x=_x("value"),
            y=_y(),
            size=alt.condition(named, alt.value(270), alt.value(110)),
            color=alt.condition(named, alt.value(base.ink("line")), alt.value(base.mark("other"))),
        ),
        letter.encode(x=_x("value"), y=_y(), text="label:N"),
    ]


def _own() -> alt.Chart:
    rows = base.named("members").transform_filter("datum.own")
    fill = alt.condition("datum.after", alt.value(base.mark("own")), alt.value(base.ink("ground")))
    shape = alt.condition("datum.after", alt.value("diamond"), alt.value("circle"))
    drawn: alt.Chart = rows.mark_point(
        size=300, opacity=1, strokeWidth=3, stroke=base.mark("own")
    ).encode(x=_x("value"), y=_y(), fill=fill, shape=shape)
    return drawn


def _goals() -> list[alt.Chart]:
    line = base.named("goals").mark_rule(
        color=base.ink("ink"), strokeDash=[5, 4], strokeWidth=1.6, yOffset=10
    )
    return [line.encode(x=_x("value"), y=_y(), y2="end:O"), *_words("goals", 400)]


def _words(data: str, weight: Any) -> list[alt.Chart]:
    """Words at a value, turned inwards near either edge."""
    return [
        base.named(data)
        .transform_filter(f"datum.side === '{side}'")
        .mark_text(align=align, baseline="middle", fontWeight=weight)
        .encode(x=_x("value"), y=_y(), text="label:N")
        for side, align in SIDES.items()
    ]
