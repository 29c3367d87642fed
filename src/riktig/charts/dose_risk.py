"""Overdose risk a year by opioid dose: the chapter's chart.

Data `bands`: `label`, `value` (percent a year), `text` (the number in words).
"""

from __future__ import annotations

from typing import Any

import altair as alt

from riktig.charts import base
from riktig.clinical.tables import figure, source
from riktig.text import decimal_text, text

BANDS = ("dunn_rate_1_20", "dunn_rate_50_99", "dunn_rate_100")


def chart() -> alt.LayerChart:
    """One bar a dose band, words above it, on a scale from nought."""
    bars = (
        base.named("bands")
        .mark_bar(height=16, yOffset=10, color=base.mark("own"))
        .encode(
            x=alt.X("value:Q", axis=None, scale=alt.Scale(zero=True)),
            y=base.row_position(),
        )
    )
    written = base.row_words("bands", "datum.label + ': ' + datum.text")
    return base.finished([bars, written], ["bands"], alt.Step(base.ROW))


def data() -> list[dict[str, Any]]:
    """The published rates by dose band, in words and numbers (source DUNN2010)."""
    return [
        {
            "label": text(f"report.dose_risk.{name}"),
            "value": figure(name).value,
            "text": text("report.dose_risk.rate", percent=_percent(name)),
        }
        for name in BANDS
    ]


def picture() -> dict[str, Any]:
    """The whole picture: data, words, alt text and the source line under it."""
    rows = data()
    counts = {
        "patients": decimal_text(int(figure("dunn_patients").value or 0)),
        "events": decimal_text(int(figure("dunn_events").value or 0)),
    }
    bands = "; ".join(f"{row['label']}: {row['text']}" for row in rows)
    params = {
        "title_text": text("report.dose_risk.title"),
        "subtitle_text": text("report.dose_risk.subtitle", **counts),
    }
    return {
        "chart": "dose_risk",
        "data": {"bands": rows},
        "params": params,
        "alt": text("report.dose_risk.alt", bands=bands),
        "source": text("report.dose_risk.source", title=source(_source_id())["title"]),
    }


def _source_id() -> str:
    return figure(BANDS[0]).source_id


def _percent(name: str) -> str:
    value = figure(name).value
    if value is None:
        raise ValueError(f"figure {name} has no single value")
    return decimal_text(value)
