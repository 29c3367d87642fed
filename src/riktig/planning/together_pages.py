"""How a sheet of several medicines is shared out on pages of A4.

The heights are reckoned, not measured: page and paper must break at the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from riktig.text.catalogue import text

Part = dict[str, Any]

# In points, for letters of 14; a little more than `plan.typ` takes, so that no page runs over.
# The tests of the PDF hold them.
PAGE: Final = 715
TITLE_LINE, TITLE_GAP, TITLE_CHARACTER = 27, 14, 12.0
LINE, PARAGRAPH_GAP, CHARACTER = 17.5, 3, 6.6
PART_HEAD: Final = 32
TABLE_HEAD: Final = 22
ROW_GAP: Final = 3.5
WIDTH: Final = 490
DATE_WIDTH: Final = 95
CELL_GAP: Final = 12


def pages_of(
    rows: Sequence[dict[str, str]], advice: Mapping[str, Part], over: float, end: str
) -> list[dict[str, Any]]:
    """One page with everything, or pages of doses and a last one of advice.

    `over` is the height of what stands over the doses; `end` what is said under the last of them.
    """
    room = PAGE - over
    everything = [advice[name] for name in ("expect", "badly", "driving", "call")]
    heights = _row_heights(rows)
    if sum(heights) + sum(map(_part_height, everything)) <= room:
        return [_page(1, 1, rows, everything, end)]
    beside = [advice["badly"], advice["call"]]
    left = room - sum(map(_part_height, beside))
    parts = list(_by_page(list(zip(rows, heights, strict=True)), left))
    of = len(parts) + 1
    going_on = text("planning.sheet.continued")
    made = [
        _page(number, of, part, beside, going_on if number < of - 1 else end)
        for number, part in enumerate(parts, 1)
    ]
    return [*made, _page(of, of, [], [advice["expect"], advice["driving"]], "")]


def _page(
    number: int, of: int, rows: Sequence[dict[str, str]], parts: list[Part], continued: str
) -> dict[str, Any]:
    return {
        "number": number,
        "of": of,
        "label": text("planning.sheet.page", number=number, of=of) if of > 1 else "",
        "rows": list(rows),
        "continued": continued,
        "parts": parts,
    }


def _by_page(
    rows: Sequence[tuple[dict[str, str], float]], room: float
) -> Iterator[list[dict[str, str]]]:
    """As many rows on each page as there is room for, in order."""
    part: list[dict[str, str]] = []
    left = room
    for row, height in rows:
        if part and height > left:
            yield part
            part, left = [], room
        part.append(row)
        left -= height
    yield part


def _row_heights(rows: Sequence[dict[str, str]]) -> list[float]:
    """The medicine's column is as wide as its longest words; the tablets have what is left."""
    widest = max(len(row["dose"]) for row in rows) * CHARACTER + CELL_GAP
    room = WIDTH - DATE_WIDTH - widest - CELL_GAP
    return [_lines(row["tablets"], room) * LINE + ROW_GAP for row in rows]


def head_height(title: str, draft: str, intro: str) -> float:
    """What stands over the doses, and under them that they go on."""
    over = -(-len(title) * TITLE_CHARACTER // WIDTH) * TITLE_LINE + TITLE_GAP
    label_and_foot = 2 * (LINE + PARAGRAPH_GAP)
    return over + _height(draft) + _height(intro) + TABLE_HEAD + label_and_foot


def _part_height(part: Part) -> float:
    return PART_HEAD + sum(map(_height, part["lines"]))


def _height(said: str) -> float:
    return _lines(said, WIDTH) * LINE + PARAGRAPH_GAP if said else 0


def _lines(said: str, width: float) -> float:
    """How many lines words take; words are not broken, so some room stays empty."""
    return max(1, -(-len(said) * CHARACTER // (width - 3 * CHARACTER)))
