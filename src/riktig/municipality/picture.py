"""The figures of a municipality as a picture: what is left of each, where before is a hundred."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from riktig.municipality.shown import Line
from riktig.text import text
from riktig.view import Picture

BEFORE: Final = 100  # percent
_TEXT: Final = "municipality_report.picture."


def picture_of(lines: Sequence[Line]) -> Picture | None:
    """A bar for each figure that had something before, from the numbers as they are written."""
    bars = [_bar(one) for one in lines if one.values[0]]
    if not bars:
        return None
    told = "; ".join(f"{bar['label']}: {bar['text']}" for bar in bars)
    words = {"title_text": text(f"{_TEXT}title"), "subtitle_text": text(f"{_TEXT}subtitle")}
    return Picture(
        "figure_bars",
        {"bars": bars, "lines": [{"value": BEFORE, "label": text(f"{_TEXT}line")}]},
        words,
        text(f"{_TEXT}alt", bars=told),
    )


def _bar(one: Line) -> dict[str, Any]:
    before, after = one.values
    return {
        "label": one.title,
        "text": one.change,
        "value": BEFORE * after / before,
        "low": None,
        "high": None,
        "line": BEFORE,
        "own": True,
    }
