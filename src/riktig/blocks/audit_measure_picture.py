"""The pictures of one's own measures: a part of a whole, or month by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from riktig.blocks.words import SUBTITLE_WRAP, wrapped
from riktig.measures.measure import Measure
from riktig.text import format_number, text
from riktig.view import Picture


def bar(parts: Sequence[str], shown: Mapping[str, Any]) -> Picture:
    """Those counted beside the rest of the denominator. It has no title: the sentence is above."""
    own, rest = shown["numerator"], shown["denominator"] - shown["numerator"]
    counted, others = parts
    return Picture(
        chart="share_bar",
        data={
            "parts": [
                {"label": counted, "value": own, "own": True},
                {"label": others, "value": rest, "own": False},
            ]
        },
        params={},
        alt=text(
            "audit.measure.alt_bar",
            part=counted,
            value=format_number(own),
            rest=others,
            rest_value=format_number(rest),
        ),
    )


def series(measure: Measure, monthly: Sequence[Mapping[str, Any]]) -> Picture | None:
    """Patients each whole month; `None` when fewer than two months can be shown."""
    points = [
        {"month": month["month"], "value": month["numerator"]}
        for month in monthly
        if month["id"] == measure.id and month["numerator"] is not None
    ]
    if len(points) < 2:
        return None
    numbers = [point["value"] for point in points]
    return Picture(
        chart="monthly_series",
        data={"points": points, "events": []},
        params={
            "title_text": wrapped(measure.series_title),
            "subtitle_text": wrapped(text("audit.measure.subtitle_series"), SUBTITLE_WRAP),
        },
        alt=text(
            "audit.measure.alt_series",
            first=_month(points[0]["month"]),
            last=_month(points[-1]["month"]),
            low=format_number(min(numbers)),
            high=format_number(max(numbers)),
        ),
    )


def _month(month: str) -> str:
    first = date.fromisoformat(f"{month}-01")
    return f"{first.month:02d}.{first.year:04d}"
