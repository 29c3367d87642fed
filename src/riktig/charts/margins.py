"""Room at the sides of a drawing for the words that stick out of it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final

from riktig.charts.letters import width

PADDING: Final = 5  # px, as Vega has it
_HEAD: Final = re.compile(
    r'width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)" viewBox="0 0 [\d.]+ [\d.]+"'
    r"(?P<between>.*?)translate\((?P<left>[\d.]+),(?P<top>[\d.]+)\)",
    re.DOTALL,
)
_TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>g|text)\b(?P<attributes>[^>]*)>")
_MOVED: Final = re.compile(r"translate\((-?[\d.e-]+),")
_SIZE: Final = re.compile(r'font-size="([\d.]+)px"')
_ANCHOR: Final = re.compile(r'text-anchor="(\w+)"')
_BOLD: Final = 'font-weight="600"'
_LINE: Final = re.compile(r"<tspan[^>]*>(.*?)</tspan>", re.DOTALL)
_BEFORE: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}  # how much stands left of the anchor


def widened(drawing: str, fonts: Path) -> str:
    """The drawing with as much room at left and right as its words take; never less than it had."""
    head = _HEAD.search(drawing)
    ends = list(_ends(drawing, fonts))
    if head is None or not ends:
        return drawing
    had_left, had_width = float(head["left"]), float(head["width"])
    # Measured from the drawing's own origin, which the first group moves by `left`.
    left = max(had_left, math.ceil(had_left - min(low for low, _ in ends)) + PADDING)
    right = max(had_width - had_left, math.ceil(max(high for _, high in ends) - had_left) + PADDING)
    total = f"{left + right:g}"
    new = (
        f'width="{total}" height="{head["height"]}" viewBox="0 0 {total} {head["height"]}"'
        f"{head['between']}translate({left:g},{head['top']})"
    )
    return drawing[: head.start()] + new + drawing[head.end() :]


def _ends(drawing: str, fonts: Path) -> Iterator[tuple[float, float]]:
    """Where each line of text begins and ends, from the drawing's left edge."""
    moved = [0.0]
    for tag in _TAG.finditer(drawing):
        if tag["name"] == "g" and tag["end"]:
            moved.pop()
        elif tag["attributes"].endswith("/"):
            continue
        elif tag["name"] == "g":
            moved.append(moved[-1] + _x(tag["attributes"]))
        elif not tag["end"] and "rotate(" not in tag["attributes"]:
            at = moved[-1] + _x(tag["attributes"])
            inside = drawing[tag.end() : drawing.index("</text>", tag.end())]
            yield from _line_ends(at, tag["attributes"], inside, fonts)


def _line_ends(
    at: float, attributes: str, inside: str, fonts: Path
) -> Iterator[tuple[float, float]]:
    size, anchor = _SIZE.search(attributes), _ANCHOR.search(attributes)
    bold = _BOLD in attributes
    for line in _LINE.findall(inside) or [inside]:
        wide = width(unescape(line), float(size[1]) if size else 0.0, bold, fonts)
        start = at - wide * _BEFORE[anchor[1] if anchor else "start"]
        yield start, start + wide


def _x(attributes: str) -> float:
    found = _MOVED.search(attributes)
    return float(found[1]) if found else 0.0
