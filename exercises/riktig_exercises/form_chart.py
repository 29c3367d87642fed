"""The chart of a question as a page shows it: the picture, and a fold with the same numbers."""

from __future__ import annotations

from typing import Any

from riktig.charts import svg
from riktig.charts.look import tokens
from riktig.text import decimal_text, text
from riktig_exercises.chart import Chart
from riktig_exercises.form_templates import rendered

# The name of the chart, and of its one set of data.
DRAWN = {"run": ("asked_run", "points"), "bars": ("asked_bars", "bars")}


def chart_html(chart: Chart) -> str:
    """Its title and what is measured stand over the picture as text, at the page's size."""
    return rendered(
        "chart",
        chart=chart,
        picture=_themed(svg(_picture(chart))),
        alt=text("exercises.form.chart_alt", title=chart.title, what=chart.y_label),
        table=text("exercises.form.chart_table"),
        label=text("exercises.notebook.chart_label"),
        rows=[
            (label, decimal_text(value))
            for label, value in zip(chart.labels, chart.values, strict=True)
        ],
    )


def _picture(chart: Chart) -> dict[str, Any]:
    name, data = DRAWN[chart.kind]
    pairs = zip(chart.labels, chart.values, strict=True)
    rows = [{"label": label, "value": value} for label, value in pairs]
    return {"chart": name, "data": {data: rows}, "params": {}, "alt": ""}


def _themed(drawing: str) -> str:
    """The page's own ink in place of the light one's, token by token: dark pages have another."""
    for name, colour in tokens()["light"].items():
        drawing = drawing.replace(f'"{colour}"', f'"var(--riktig-{name.replace("_", "-")})"')
    return drawing
