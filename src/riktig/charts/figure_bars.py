"""Published numbers side by side as bars: the chapters' general chart.

Use in a chapter (the page needs the jupytext header):

    from riktig.charts.figure_bars import picture
    from riktig_widgets import show_chart
    show_chart(picture(["engeland_nsaid", "engeland_bzd"], "accidents", strong=["engeland_bzd"]))

`names` are rows of `clinical/figures.csv` in one unit, drawn in that order, each with its interval
where it has one. `words_key` is a section of `text/nb/charts.toml`:

    [accidents]
    title = "What is seen, as a sentence"
    subtitle = "What is measured, in whom"
    value = "{number} ganger"        # how a number is written
    line = "som ellers"              # only with `line=`: what the line at that value means
    [accidents.labels]               # one short label a row (about 45 signs)
    engeland_nsaid = "..."

`strong` names the rows the title speaks of; the others stand back. The numbers follow as a table.

Data `bars`: `label`, `text`, `value`, `low`, `high` (null without an interval), `line`, `own`.
Data `lines`: `value`, `label` (the words under the last row).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from riktig.charts import base
from riktig.clinical.tables import Figure, figure, source
from riktig.text import decimal_text, text


def chart() -> alt.LayerChart:
    """One bar a row, words above it, a thin line from low to high, on a scale from nought."""
    rows = base.named("bars").encode(y=base.row_position())
    fill = alt.condition("datum.own", alt.value(base.mark("own")), alt.value(base.mark("other")))
    single = rows.transform_filter("isValid(datum.value)")
    bars = single.mark_bar(height=14, yOffset=10).encode(x=_across("value"), color=fill)
    known = rows.transform_filter("isValid(datum.low)")
    span = known.mark_rule(strokeWidth=2, yOffset=10, color=base.ink("ink")).encode(
        x=_across("low"), x2="high:Q"
    )
    ends = [
        known.mark_tick(thickness=2, size=12, yOffset=10, color=base.ink("ink")).encode(
            x=_across(end)
        )
        for end in ("low", "high")
    ]
    written = base.row_words("bars", "datum.label + ': ' + datum.text")
    compared = rows.transform_filter("isValid(datum.line)").mark_tick(
        thickness=2, size=26, yOffset=10, color=base.ink("ink")
    )
    below = (
        base.named("lines")
        .mark_text(baseline="top", dy=4, color=base.ink("quiet"))
        .encode(x=_across("value"), y=alt.value("height"), text="label:N")
    )
    layers = [written, bars, span, *ends, compared.encode(x=_across("line")), below]
    return base.finished(layers, ["bars", "lines"], alt.Step(base.ROW))


def _across(field: str) -> alt.X:
    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(zero=True))


def picture(
    names: Sequence[str],
    words_key: str,
    *,
    strong: Sequence[str] | None = None,
    line: float | None = None,
) -> dict[str, Any]:
    """The whole picture: data, words, alt text, the sources under it and its table.

    `strong` is every row unless given. ValueError for rows of different units.
    """
    found = [figure(name) for name in names]
    if len({row.unit for row in found}) > 1:
        raise ValueError(f"{words_key}: rows of different units")
    key = f"charts.{words_key}"
    bars = [
        _bar(row, key) | {"line": line, "own": strong is None or row.name in strong}
        for row in found
    ]
    told = "; ".join(f"{bar['label']}: {bar['text']}" for bar in bars)
    title, subtitle = text(f"{key}.title"), text(f"{key}.subtitle")
    return {
        "chart": "figure_bars",
        "data": {
            "bars": bars,
            "lines": [] if line is None else [{"value": line, "label": text(f"{key}.line")}],
        },
        "params": {"title_text": title, "subtitle_text": subtitle},
        "alt": text("charts.figure_bars.alt", title=title, subtitle=subtitle, bars=told),
        "source": text("charts.figure_bars.source", titles=_titles(found)),
        "table": _table(subtitle, bars),
    }


def _bar(row: Figure, key: str) -> dict[str, Any]:
    """A row's words and numbers; a row with a range alone has no bar, only the line."""
    return {
        "label": text(f"{key}.labels.{row.name}"),
        "text": text(f"{key}.value", number=_written(row)),
        "value": row.value,
        "low": row.low,
        "high": row.high,
    }


def _written(row: Figure) -> str:
    """`2,9`, `2,9 (2,5–3,5)`, or `9–15` for a range alone."""
    span = "" if row.low is None or row.high is None else _span(row.low, row.high)
    if row.value is None:
        return span
    value = decimal_text(row.value)
    return text("charts.figure_bars.interval", value=value, span=span) if span else value


def _span(low: float, high: float) -> str:
    return f"{decimal_text(low)}–{decimal_text(high)}"


def _titles(found: Sequence[Figure]) -> str:
    """The sources in the order of the rows, each once."""
    return "; ".join(source(name)["title"] for name in dict.fromkeys(r.source_id for r in found))


def _table(caption: str, bars: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The same numbers as a table, for readers who do not see the picture."""
    columns = [text("charts.figure_bars.row"), text("charts.figure_bars.number")]
    return {
        "caption": caption,
        "columns": columns,
        "rows": [[bar["label"], bar["text"]] for bar in bars],
    }
