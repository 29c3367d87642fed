"""HTML that a directive made, as blocks."""

from __future__ import annotations

from docutils import nodes

from riktig_book.papers.blocks import Block


def read(_node: nodes.raw, _level: int) -> list[Block]:
    """Nothing yet."""
    return []
