"""A docutils table from its heads and rows, and words with markup parsed where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective


def table_of(
    heads: Sequence[str], widths: Sequence[int], rows: Iterable[nodes.row], **more: object
) -> nodes.table:
    """`widths` are the columns' shares; `more` are docutils' own attributes of the table."""
    group = nodes.tgroup("", *(nodes.colspec(colwidth=w) for w in widths), cols=len(widths))
    group += nodes.thead("", row_of(heads))
    group += nodes.tbody("", *rows)
    return nodes.table("", group, **more)


def row_of(cells: Iterable[str]) -> nodes.row:
    """A row of plain words."""
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))


def parsed(directive: SphinxDirective, written: str) -> list[nodes.Node]:
    """The words as paragraphs, roles and links in them included."""
    held = nodes.container()
    lines = StringList(written.strip().splitlines(), source=directive.env.docname)
    directive.state.nested_parse(lines, directive.content_offset, held)
    return held.children
