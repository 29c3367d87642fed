"""A picture of a paper: SVG as it stands, PNG and JPEG as base64, each with its alt text."""

from __future__ import annotations

import base64
from typing import Any

from docutils import nodes

from riktig_book.papers.blocks import Block
from riktig_book.root import ROOT


def read(node: nodes.Element, _level: int) -> list[Block]:
    """The picture of an image or a figure; nothing for one that is not in the book's folder."""
    return [made for image in node.findall(nodes.image) for made in _picture(image, node)]


def _picture(image: nodes.image, holder: nodes.Element) -> list[Block]:
    path = ROOT / image["uri"]
    if not path.is_file():
        return []
    captions = [part.astext() for part in holder.findall(nodes.caption)]
    block: dict[str, Any] = {"type": "picture", "svg": "", "png": "", "alt": image.get("alt", "")}
    block["caption"] = captions[0] if captions else ""
    if path.suffix == ".svg":
        block["svg"] = path.read_text("utf-8")
    else:
        block["png"] = base64.b64encode(path.read_bytes()).decode()
    return [block]
