"""The nights of a sleep diary by the clock: in bed, and from falling asleep to waking.

Data `nights`: `night` (its number) and `bed`, `asleep`, `final_wake`, `rise` in hours
after a midnight (25.5 is half past one the next night). Data `means`: `hour` and `label`,
one for the mean bedtime and one for the mean rising.
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base

PLOT = 290  # px: so narrow that a phone need not shrink the words
NIGHT = 26  # px a night
# 25.5 on the axis is half past one.
CLOCK = (
    "pad(floor(datum.value) % 24, 2, '0', 'left') + ':'"
    " + pad(round((datum.value - floor(datum.value)) * 60), 2, '0', 'left')"
)


def chart() -> alt.LayerChart:
    """A thin frame in bed, a solid bar inside it asleep, the means as dashed lines."""
    hour = alt.X(
        "bed:Q",
        axis=alt.Axis(title=None, tickCount=4, tickMinStep=1, grid=True, labelExpr=CLOCK),
        scale=alt.Scale(zero=False, nice=False, padding=14),
    )
    night = alt.Y(
        "night:O",
        axis=alt.Axis(title=None, ticks=False, domain=False, labelPadding=8, labelFontSize=14),
    )
    rows = base.named("nights")
    in_bed = rows.mark_bar(
        height=16, fill=base.ink("line"), stroke=base.ink("muted"), strokeWidth=1
    ).encode(x=hour, x2="rise:Q", y=night)
    asleep = rows.mark_bar(height=8, color=base.mark("own")).encode(
        x=alt.X("asleep:Q"), x2="final_wake:Q", y=night
    )
    layers = [in_bed, asleep, *_means(), *_key()]
    return base.finished(
        layers, ["nights", "means"], alt.Step(NIGHT), in_bed_text="", asleep_text=""
    ).properties(width=PLOT)


def _means() -> list[alt.Chart]:
    """Two dashed lines; their times stand in the subtitle."""
    lines = base.named("means").mark_rule(strokeDash=[5, 3], strokeWidth=1.5, color=base.ink("ink"))
    drawn: alt.Chart = lines.encode(x=alt.X("hour:Q"))
    return [drawn]


def _key() -> list[alt.Chart]:
    """What the frame and the bar are, under the picture, each beside its own mark."""
    return [
        *_entry(44, "in_bed_text", base.ink("line"), base.ink("muted"), 12),
        *_entry(66, "asleep_text", base.mark("own"), base.mark("own"), 8),
    ]


def _entry(below: int, words: str, fill: str, edge: str, size: int) -> list[alt.Chart]:
    one = alt.Chart(alt.sequence(start=0, stop=1))
    at = alt.value(alt.ExprRef(f"height + {below}"))
    square = one.mark_point(
        shape="square", size=size * size, fill=fill, stroke=edge, strokeWidth=1, opacity=1
    ).encode(x=alt.value(6), y=at)
    said = one.mark_text(align="left", baseline="middle", text=alt.ExprRef(words)).encode(
        x=alt.value(20), y=at
    )
    return [square, said]
