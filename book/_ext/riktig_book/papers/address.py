"""Where on the web something is that paper cannot do."""

from __future__ import annotations

from typing import Any

from riktig.text.catalogue import area
from riktig_book.papers.blocks import Block, run


def addressed(blocks: list[Block], page: str, lang: str) -> list[Block]:
    """The blocks, with the page's name where a form or a tool stood on it."""
    words = area("papers")["words"][lang]["web"].format(page=page)
    return [_addressed(block, page, lang, words) for block in blocks]


def _addressed(block: Block, page: str, lang: str, words: str) -> Block:
    made: dict[str, Any] = dict(block)
    if block["type"] == "web" and not block["runs"]:
        made["runs"] = [run(words)]
    if "blocks" in block:
        made["blocks"] = addressed(block["blocks"], page, lang)
    return made
