"""Which character parts the columns, decided from the whole head of the file."""

from __future__ import annotations

from collections import Counter
from typing import Final

from riktig.extract.lines import split_line

SEPARATORS: Final = (";", "\t", "|", ",")
_STEADY: Final = 0.5  # of the lines must have the commonest number of cells


def decide_separator(lines: list[str], known_words: frozenset[str]) -> str | None:
    """The separator whose rows are steady and whose heading is best known; None if there is none.

    `known_words` are normalised headings. A decimal comma gives a comma some
    steadiness too, but never the known headings.
    """
    best: tuple[int, float, int] = (0, 0.0, 1)
    chosen = None
    for separator in SEPARATORS:
        score = _score(lines, separator, known_words)
        if score > best:
            best, chosen = score, separator
    return chosen


def width_of(lines: list[str], separator: str) -> int:
    """The commonest number of cells; the wider on a tie."""
    widths = Counter(_widths(lines, separator))
    return max(widths, key=lambda width: (widths[width], width)) if widths else 0


def _score(lines: list[str], separator: str, known_words: frozenset[str]) -> tuple[int, float, int]:
    widths = _widths(lines, separator)
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return (0, 0.0, 0)
    width, number = max(counts.items(), key=lambda item: (item[1], item[0]))
    share = number / len(widths)
    if share < _STEADY:
        return (0, 0.0, 0)
    known = max(_known(line, separator, known_words) for line in lines[:10])
    return (known, round(share, 1), width)


def _known(line: str, separator: str, known_words: frozenset[str]) -> int:
    cells = split_line(line, separator) or []
    return len({word for word in map(normalised, cells) if word in known_words})


def _widths(lines: list[str], separator: str) -> list[int]:
    split = (split_line(line, separator) for line in lines)
    return [len(cells) for cells in split if cells is not None]


def normalised(heading: str) -> str:
    """A heading as it is compared: lower case, letters and digits alone."""
    return "".join(filter(str.isalnum, heading.casefold()))
