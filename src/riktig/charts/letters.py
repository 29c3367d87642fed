"""How wide words are, from the fonts' own tables: the sum of their letters, without kerning."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

STYLES: Final = {False: "400-normal", True: "600-normal"}


def width(words: str, size: float, bold: bool, fonts: Path) -> float:
    """Width in the unit of `size`. A letter that the font lacks is as wide as the widest."""
    advances, widest = _advances(fonts, STYLES[bold])
    return size * sum(advances.get(ord(one), widest) for one in words)


def measurable(fonts: Path | None) -> bool:
    """Whether the fonts that charts are set in lie in the folder."""
    return fonts is not None and all(any(fonts.glob(_pattern(one))) for one in STYLES.values())


def _pattern(style: str) -> str:
    return f"*-{style}.ttf"


@cache
def _advances(fonts: Path, style: str) -> tuple[dict[int, float], float]:
    """Advance of each letter by its code, of an em of 1; and the widest of them."""
    from fontTools.ttLib import TTFont

    with TTFont(next(fonts.glob(_pattern(style))), lazy=True) as font:
        em = font["head"].unitsPerEm
        wide = font["hmtx"].metrics
        found = {code: wide[glyph][0] / em for code, glyph in font.getBestCmap().items()}
    return found, max(found.values())
