"""Where one's own number stands among published percentiles; never with few patients."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from riktig.blocks import words
from riktig.blocks.statement import Statement, say
from riktig.feedback.among import is_open
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.messages_goal import LEAST_FOR_PERCENTILE, in_unit, placeable
from riktig.feedback.reference import ReferenceRow


def reference_said(view: MeasureView) -> Iterator[Statement]:
    """Place and source; or that there are too few patients for a place."""
    row = view.reference
    if row is None or not is_open(view.change.after):
        return
    if not placeable(view):
        least = LEAST_FOR_PERCENTILE
        yield say("measure_section.reference.too_few", {"least": least}, least=least)
        return
    yield _place(view, row)
    yield say("measure_section.reference.source", source=row.source)


def _place(view: MeasureView, row: ReferenceRow) -> Statement:
    points = sorted((in_unit(view, said), percent) for percent, said in row.percentiles.items())
    own = view.change.after.value or 0.0
    if own <= points[0][0]:
        return _outside("below", view, *points[0])
    if own > points[-1][0]:
        return _outside("above", view, *points[-1])
    low, high = next((a, b) for a, b in pairwise(points) if a[0] < own <= b[0])
    return say(
        "measure_section.reference.place_between",
        {"own": own, "low": low[0], "high": high[0], "from": low[1], "to": high[1]},
        low=words.number(low[0], view.measure),
        high=words.amount(high[0], view.measure),
        low_percentile=low[1],
        high_percentile=high[1],
    )


def _outside(which: str, view: MeasureView, value: float, percentile: int) -> Statement:
    return say(
        f"measure_section.reference.place_{which}",
        {"own": view.change.after.value, "value": value, "percentile": percentile},
        value=words.amount(value, view.measure),
        percentile=percentile,
    )
