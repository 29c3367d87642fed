"""What charts by months share: the two axes, the days of the points, and the events.

Data `points`: `month` ("2025-03") and `value`. Data `events`: `month` and `label`.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from riktig.charts import base

HEIGHT = 190  # px


def month_axis(ticks: int) -> alt.X:
    """The field `day` along the bottom, about so many months written."""
    return alt.X(
        "day:T",
        axis=alt.Axis(title=None, format="%b %Y", tickCount=ticks, labelOverlap=True, grid=False),
        scale=alt.Scale(type="utc"),  # a month begins at the same place in every time zone
    )


def value_axis() -> alt.Y:
    """The field `value` from nought, its unit from the param `unit_text`."""
    return alt.Y(
        "value:Q",
        axis=alt.Axis(title=None, tickCount=4, domain=False, labelExpr="datum.label + unit_text"),
        scale=alt.Scale(zero=True, nice=True),
    )


def points() -> alt.Chart:
    """The data `points`, each in the middle of its month."""
    return base.named("points").transform_calculate(day="toDate(datum.month + '-15')")


def events(month: alt.X, dashes: Sequence[int]) -> list[alt.Chart]:
    """A dashed line where each event's month begins, with its label at the top."""
    rows = base.named("events").transform_calculate(day="toDate(datum.month + '-01')")
    rule = rows.mark_rule(strokeDash=list(dashes), color=base.ink("muted")).encode(x=month)
    words = rows.mark_text(align="left", dx=5, baseline="top", color=base.ink("quiet"))
    return [rule, words.encode(x=month, y=alt.value(0), text="label:N")]
