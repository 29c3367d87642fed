"""Numbers and pictures of the statistics, as a reader sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor, log10
from typing import Any, Final

from riktig.calculators.statistical.fields import PERCENT
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text
from riktig.view import Picture

SIGNIFICANT: Final = 3  # digits a reader can use
MOST_DECIMALS: Final = 6
MOST_NAMED: Final = 8  # positions written out


def written(value: float) -> str:
    """A number with three digits that tell something, or all of a whole one."""
    size = floor(log10(abs(value))) if value else 0
    decimals = min(max(SIGNIFICANT - 1 - size, 0), MOST_DECIMALS)
    return decimal_text(float(value), decimals) if decimals else decimal_text(round(value))


def percent(share: float, decimals: int = 1) -> str:
    """A share of 1 in percent, without the sign."""
    return decimal_text(PERCENT * share, decimals)


def numbered(positions: Sequence[int]) -> str:
    """Positions counted from 1, in words: "3, 7 and 2 more"."""
    named = ", ".join(str(position + 1) for position in positions[:MOST_NAMED])
    more = len(positions) - MOST_NAMED
    return text("statistics.xmr.more_positions", positions=named, n=more) if more > 0 else named


def series_picture(
    result: Mapping[str, Any],
    lines: Sequence[tuple[float, str, bool]],
    marked: Sequence[int],
    title: str,
    alt: str,
) -> Picture:
    """A series with its level lines: value, words, whether it is the middle."""
    chosen = set(marked)
    points = [
        {"number": position + 1, "value": value, "marked": position in chosen}
        for position, value in enumerate(result["values"])
    ]
    return Picture(
        chart="series_chart",
        data={
            "points": points,
            "lines": [
                {"value": value, "label": words, "middle": middle} for value, words, middle in lines
            ],
        },
        params={
            "title_text": title,
            "subtitle_text": text("statistics.run_chart.subtitle"),
            "baseline": result["freeze_at"] or 0,
        },
        alt=alt,
    )
