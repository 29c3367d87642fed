"""Fonts for paper and charts, made from the web fonts that npm brings.

Typst and vl-convert want TTF; the bundled package holds WOFF2. Nothing is
committed: `prepare` writes to a build folder, and where that is missing the
report falls back to typst's own bundled font.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

PACKAGE = "@fontsource/source-sans-3"
FAMILY = "Source Sans 3"
STYLES = {"400-normal": "Regular", "400-italic": "Italic", "600-normal": "SemiBold"}
ENVIRONMENT = "RIKTIG_FONTS"


def folder() -> Path:
    """Where the prepared fonts lie: `RIKTIG_FONTS`, else `_build/fonts` of the checkout."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else _checkout() / "_build" / "fonts"


def web_fonts(node_modules: Path | None = None) -> dict[str, Path]:
    """The WOFF2 files by weight, those that exist (basic Latin, which holds all of bokmål)."""
    package = (node_modules or _checkout() / "node_modules") / PACKAGE / "files"
    found = {weight: package / f"source-sans-3-latin-{weight}.woff2" for weight in STYLES}
    return {weight: path for weight, path in found.items() if path.is_file()}


def prepare(node_modules: Path, out: Path) -> tuple[Path, ...]:
    """Writes the web fonts as TTF under `out`, leaving those there; () without web fonts."""
    made = []
    for weight, source in web_fonts(node_modules).items():
        target = out / f"source-sans-3-{weight}.ttf"
        if not target.is_file():
            _convert(source, target, STYLES[weight])
        made.append(target)
    return tuple(made)


def ready() -> Path | None:
    """The font folder, made now if the web fonts are there; `None` without fonts."""
    out = folder()
    with suppress(OSError):  # a read-only installation reads what is there
        prepare(_checkout() / "node_modules", out)
    return out if any(out.glob("*.ttf")) else None


def _convert(source: Path, target: Path, style: str) -> None:
    from fontTools.ttLib import TTFont

    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(f".{os.getpid()}")
    with TTFont(source, recalcTimestamp=False) as font:
        font.flavor = None
        _name(font, style)
        font.save(unfinished)
    unfinished.replace(target)


def _name(font: TTFont, style: str) -> None:
    """The web fonts are cut from a variable font and all call themselves ExtraLight."""
    plain = style in ("Regular", "Italic")
    names = {
        1: FAMILY if plain else f"{FAMILY} {style}",
        2: style if plain else "Regular",
        4: f"{FAMILY} {style}",
        6: f"{FAMILY.replace(' ', '')}-{style}",
        16: FAMILY,
        17: style,
    }
    for number, written in names.items():
        font["name"].setName(written, number, 3, 1, 0x409)


def _checkout() -> Path:
    return Path(__file__).resolve().parents[3]
