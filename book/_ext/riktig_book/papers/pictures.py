"""A picture of a paper as SVG; a PNG lies whole inside it. Each has its alt text."""

from __future__ import annotations

import base64
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docutils import nodes

from riktig.charts import svg
from riktig_book.papers.blocks import Block
from riktig_book.root import ROOT


def read(node: nodes.Element, _level: int) -> list[Block]:
    """The picture of an image or a figure; nothing for one that is not in the book's folder."""
    return [made for image in node.findall(nodes.image) for made in _picture(image, node)]


def _picture(image: nodes.image, holder: nodes.Element) -> list[Block]:
    path = ROOT / image["uri"]
    if path.suffix not in (".svg", ".png") or not path.is_file():
        return []
    captions = [part.astext() for part in holder.findall(nodes.caption)]
    markup = path.read_text("utf-8") if path.suffix == ".svg" else _wrapped(path)
    return [picture(markup, image.get("alt", ""), captions[0] if captions else "")]


def picture(svg: str, alt: str, caption: str = "") -> Block:
    """A picture's block."""
    return {"type": "picture", "svg": svg, "chart": None, "alt": alt, "caption": caption}


def chart(drawn: Mapping[str, Any]) -> Block:
    """The block of a chart of `riktig.charts`, which is drawn when a file is made."""
    return {**picture("", drawn["alt"]), "chart": dict(drawn)}


def drawing(block: Block, fonts: Path | None) -> str:
    """The SVG of a picture's block."""
    return svg(block["chart"], fonts) if block["chart"] else str(block["svg"])


def _wrapped(path: Path) -> str:
    """An SVG that shows a PNG, whose size stands in its first bytes."""
    content = path.read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    data = base64.b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    )
