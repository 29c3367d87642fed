"""Values side by side as bars, for a question that asks to read them.

Data `bars`: `label` (each its own) and `value`. No value is written: the axis and the grid
are what it is read by. It is drawn as wide as a phone shows it.
"""

from __future__ import annotations

import altair as alt

from riktig.charts import base

PLOT = 300  # px


def chart() -> alt.LayerChart:
    """One bar a row, its label above it, over a grid."""
    rows = base.named("bars").encode(y=base.row_position())
    bars = rows.mark_bar(height=14, yOffset=8, color=base.mark("own")).encode(
        x=base.quantity("value", grid=True)
    )
    written = base.row_words("bars", "datum.label")
    made = base.finished([bars, written], ["bars"], alt.Step(base.ROW), unit_text="")
    return made.properties(width=PLOT)
