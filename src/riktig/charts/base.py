"""What every chart shares: words as params, named data, the look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from riktig.charts.look import WIDTH, configuration, tokens

SUBTITLE_LINE = 17  # px
ROW = 50  # px a row that has its label above the mark


def words(**defaults: Any) -> list[alt.Parameter]:
    """Params with their defaults; `title_text` and `subtitle_text` belong to every chart."""
    named = {"title_text": "", "subtitle_text": "", **defaults}
    return [alt.param(name=name, value=value) for name, value in named.items()]


def finished(
    layers: Sequence[alt.Chart], data: Sequence[str], height: Any, **params: Any
) -> alt.LayerChart:
    """The layers as one chart with title, named (empty) data and the common look."""
    chart: Any = alt.layer(*layers, _subtitle()).properties(
        width=WIDTH,
        height=height,
        title=alt.TitleParams(text=alt.ExprRef("title_text")),
        datasets={name: [] for name in data},
    )
    chart = chart.add_params(*words(**params))
    chart.config = configuration()
    done: alt.LayerChart = chart
    return done


def _subtitle() -> alt.Chart:
    """Lines under the title, as a text mark: Vega-Lite's own subtitle takes no expression."""
    above = f"-8 - {SUBTITLE_LINE} * (isArray(subtitle_text) ? length(subtitle_text) - 1 : 0)"
    drawn: alt.Chart = (
        alt.Chart(alt.sequence(start=0, stop=1))
        .transform_filter("length(subtitle_text) > 0")
        .mark_text(
            align="left",
            baseline="bottom",
            lineHeight=SUBTITLE_LINE,
            color=ink("quiet"),
            text=alt.ExprRef("subtitle_text"),
            dy=alt.ExprRef(above),
        )
        .encode(x=alt.value(0), y=alt.value(0))
    )
    return drawn


def named(data: str) -> alt.Chart:
    """An empty chart on named data."""
    return alt.Chart(alt.NamedData(name=data))


def mark(name: str) -> str:
    """A mark colour by its token: own, other, second, third."""
    return tokens()["marks"][name]


def ink(name: str) -> str:
    """A text or line colour by its token."""
    return tokens()["light"][name]


def row_position(field: str = "label") -> alt.Y:
    """One row a datum, in the data's own order, without an axis: labels stand in the row."""
    return alt.Y(f"{field}:N", sort=None, axis=None, scale=alt.Scale(padding=0))


def row_words(data: str, expression: str, field: str = "label") -> alt.Chart:
    """A row's own words at its upper left, where nothing else is drawn."""
    drawn: alt.Chart = (
        named(data)
        .transform_calculate(words=expression)
        .mark_text(align="left", baseline="middle", dy=-14, fontSize=14)
        .encode(
            x=alt.value(0),
            y=row_position(field),
            text="words:N",
        )
    )
    return drawn


def quantity(field: str, grid: bool = False) -> alt.X:
    """A value axis from 0, few ticks, its unit from the param `unit_text`."""
    axis = alt.Axis(
        title=None,
        tickCount=4,
        grid=grid,
        labelExpr="datum.label + unit_text",
        labelOverlap=False,  # few ticks have room; widths are only guessed where SVG is drawn
    )
    return alt.X(f"{field}:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))
