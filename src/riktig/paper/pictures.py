"""Blocks and slides as dictionaries with their pictures drawn, ready for a template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from riktig.blocks.block import Block
from riktig.blocks.words import SUBTITLE_WRAP
from riktig.charts import svg
from riktig.feedback.deck import Slide
from riktig.paper.columns import columns_of

_SIZE: Final = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)" height="([\d.]+)"')


def drawn(parts: Sequence[Block], font_folder: Path | None) -> list[dict[str, Any]]:
    """Each part with `svg` and its natural `width` and `height` in pixels; empty and 0 without one.

    A table also says how each of its columns stands (`looks`).
    """
    return [_with_drawing(part.as_dict(), font_folder) for part in parts]


def drawn_slides(slides: Sequence[Slide], font_folder: Path | None) -> list[dict[str, Any]]:
    """As `drawn`; a slide's own title stands for the picture's, and small print takes one line."""
    return [_with_drawing(_flat(slide.as_dict()), font_folder) for slide in slides]


def _flat(slide: dict[str, Any]) -> dict[str, Any]:
    picture = slide["picture"]
    if not picture:
        return slide
    said = picture["params"].get("subtitle_text", "")
    line = said if isinstance(said, str) else " ".join(said)
    params = {**picture["params"], "title_text": ""}
    if len(line) <= SUBTITLE_WRAP:
        params["subtitle_text"] = line
    return {**slide, "picture": {**picture, "params": params}}


def _with_drawing(part: dict[str, Any], font_folder: Path | None) -> dict[str, Any]:
    drawing = svg(part["picture"], font_folder) if part["picture"] else ""
    found = _SIZE.search(drawing)
    width, height = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    if part["table"]:
        part["table"]["looks"] = columns_of(part["table"])
    return {**part, "svg": drawing, "width": width, "height": height}
