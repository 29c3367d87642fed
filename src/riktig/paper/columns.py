"""How a table's columns stand: numbers to the right, words to the left, room by their length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

_NUMBER_STARTS: Final = tuple("0123456789+−–<")
# Chosen here: a column of words is at most this many times as wide as the narrowest.
_LEAST, _MOST = 8, 34


def columns_of(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """`align` and `weight` for each column of a table as a dictionary. A first column is words."""
    columns: Sequence[str] = table["columns"]
    rows: Sequence[Sequence[str]] = table["rows"]
    return [
        _column(head, [row[place] for row in rows if place < len(row)], first=place == 0)
        for place, head in enumerate(columns)
    ]


def _column(head: str, cells: Sequence[str], *, first: bool) -> dict[str, Any]:
    sentences = max(map(len, cells), default=0) > _MOST
    numbers = not (first or sentences) and any(cell.startswith(_NUMBER_STARTS) for cell in cells)
    empty = bool(cells) and not any(cells)  # room to write by hand
    longest = _MOST if empty else max(map(len, (head, *cells)))
    return {
        "align": "right" if numbers else "left",
        "weight": min(max(longest, _LEAST), _MOST),
    }
