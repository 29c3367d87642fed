"""Parts of a whole as bars, each with its words and its number.

Data `parts`: `label`, `value`, `own` (the part the sentence is about), and if
wanted `text` (how the number is written; else the number itself).
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base

SHOWN = "isValid(datum.text) ? datum.text : format(datum.value, ',')"


def chart() -> alt.LayerChart:
    """One bar a part, words above it; the own part is solid, the others pale with an edge."""
    bars = (
        base.named("parts")
        .mark_bar(height=14, yOffset=8, strokeWidth=1)
        .encode(
            x=alt.X("value:Q", axis=None, scale=alt.Scale(zero=True)),
            y=base.row_position(),
            fill=alt.condition(
                "datum.own", alt.value(base.mark("own")), alt.value(base.ink("line"))
            ),
            stroke=alt.condition(
                "datum.own", alt.value(base.mark("own")), alt.value(base.ink("muted"))
            ),
        )
    )
    written = base.row_words("parts", f"datum.label + ': ' + ({SHOWN})")
    return base.finished([bars, written], ["parts"], alt.Step(44))
