"""A docutils table as a block; and no table, on a page or on paper, has a head without words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from riktig_book.papers.blocks import Block

BEFORE_PAPERS = 100  # the papers of a page are noted at Sphinx' own 500


def read(table: nodes.table, inside: Callable[[Any], list[Block]]) -> Block:
    """Head and rows of cells, each cell as the blocks in it."""
    captions = [part.astext() for part in table.children if isinstance(part, nodes.title)]
    return {
        "type": "table",
        "caption": captions[0] if captions else "",
        "head": _rows(table, nodes.thead, inside),
        "rows": _rows(table, nodes.tbody, inside),
    }


def _rows(
    table: nodes.table, part: type[nodes.Element], inside: Callable[[Any], list[Block]]
) -> list[list[list[Block]]]:
    return [
        [_cell(inside(cell)) for cell in row.findall(nodes.entry)]
        for found in table.findall(part)
        for row in found.findall(nodes.row)
    ]


def _cell(blocks: list[Block]) -> list[Block]:
    """A cell with nothing but a line to write on is room to write in."""
    if [block["type"] for block in blocks] != ["paragraph"]:
        return blocks
    only_line = [one["mark"] for one in blocks[0]["runs"]] == ["line"]
    return [{"type": "space"}] if only_line else blocks


def without_empty_heads(_app: Sphinx, doctree: nodes.document) -> None:
    """A head that Markdown asks for and the author left empty is taken away."""
    for head in list(doctree.findall(nodes.thead)):
        if not head.astext().strip():
            head.parent.remove(head)


def setup(app: Sphinx) -> None:
    """Before anything is made of the page."""
    app.connect("doctree-read", without_empty_heads, priority=BEFORE_PAPERS)
