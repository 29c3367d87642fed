"""A picture of a paper as SVG; a PNG lies whole inside it. Each has its alt text."""

from __future__ import annotations

import base64
import struct
from pathlib import Path

from docutils import nodes

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
    svg = path.read_text("utf-8") if path.suffix == ".svg" else _wrapped(path)
    return [picture(svg, image.get("alt", ""), captions[0] if captions else "")]


def picture(svg: str, alt: str, caption: str = "") -> Block:
    """A picture's block."""
    return {"type": "picture", "svg": svg, "alt": alt, "caption": caption}


def _wrapped(path: Path) -> str:
    """An SVG that shows a PNG, whose size stands in its first bytes."""
    content = path.read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    data = base64.b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    )
