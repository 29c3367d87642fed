"""Tables whose columns no separator parts: kept apart by spaces, or every cell on its own line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from riktig.extract.dates import parts_of
from riktig.extract.limits import HEAD_ROWS, MAX_COLUMNS, MAX_LINE
from riktig.extract.separators import normalised

TAB: Final = "\t"
_GAP: Final = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_DRAWN: Final = re.compile(r"[\s;,|+=_-]*")  # one class alone: a long line takes one pass
_RULES: Final = ("---", "===", "___")
_LEAST_COLUMNS: Final = 3  # patient, day and medicine
_STEADY: Final = 0.8


def is_rule(line: str) -> bool:
    """Whether a line only draws a rule across the page."""
    if line.strip()[:1] not in "-=_+|" or not any(rule in line for rule in _RULES):
        return False
    return _DRAWN.fullmatch(line) is not None


def by_gaps(lines: Sequence[str]) -> list[str] | None:
    """Lines whose columns stand at least two spaces apart, parted by tabs; None if they do not."""
    if any(TAB in line or len(line) > MAX_LINE for line in lines[:HEAD_ROWS]):
        return None
    parted = [_GAP.sub(TAB, line[:MAX_LINE].strip()) for line in lines]
    widths = Counter(line.count(TAB) + 1 for line in parted[:HEAD_ROWS])
    width, number = max(widths.items(), key=lambda item: (item[1], item[0]))
    steady = number >= _STEADY * min(len(parted), HEAD_ROWS) - 2  # a title and a sum may differ
    return parted if width >= _LEAST_COLUMNS and steady else None


def are_glued(lines: Sequence[str]) -> bool:
    """Whether most lines hold a date among other words, with a single space between them all."""
    words = [line[:MAX_LINE].split() for line in lines[:HEAD_ROWS]]
    dated = sum(len(line) > _LEAST_COLUMNS and any(map(parts_of, line)) for line in words)
    return dated > len(words) / 2


def by_lines(lines: Sequence[str], known_words: frozenset[str]) -> list[str] | None:
    """One cell a line, blank lines being empty cells, as some screens copy: parted by tabs.

    The headings are the known ones that begin the text, with at most one unknown among them
    at a time. Taken only when one column then holds dates alone, so that no row has slipped.
    """
    cells = [line.strip() for line in lines]
    while cells and not cells[0]:
        del cells[0]
    while cells and not cells[-1]:
        del cells[-1]
    if any(TAB in cell for cell in cells):
        return None
    width = _leading_headings(cells, known_words)
    if width < _LEAST_COLUMNS or len(cells) < 2 * width:
        return None
    cells += [""] * (-len(cells) % width)
    rows = [cells[at : at + width] for at in range(0, len(cells), width)]
    return [TAB.join(row) for row in rows] if _has_steady_dates(rows[1:]) else None


def _leading_headings(cells: Sequence[str], known_words: frozenset[str]) -> int:
    """How many lines name columns: up to the last known heading before the first date."""
    first_date = next((at for at, cell in enumerate(cells) if parts_of(cell)), 0)
    known = [
        at
        for at, cell in enumerate(cells[: min(first_date, MAX_COLUMNS)])
        if normalised(cell) in known_words
    ]
    return known[-1] + 1 if len(known) >= _LEAST_COLUMNS else 0


def _has_steady_dates(rows: Sequence[Sequence[str]]) -> bool:
    dated = [[parts_of(cell) is not None for cell in row] for row in rows]
    return any(all(column) for column in zip(*dated, strict=True))
