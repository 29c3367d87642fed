"""One node for what HTML has and docutils has not: an element with a tag and attributes.

All words inside stand in ordinary nodes, so whoever writes a page in another form (print,
Word) passes this node over and writes its children.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

HEADING = "h"
LOWEST_HEADING = 6
INLINE = ("span",)


class Tagged(nodes.General, nodes.Element):
    """`tagged("section", {"data-course": "case"}, *children)`; its ids become the first id."""


def tagged(
    tag: str, attributes: Mapping[str, str] | None = None, *children: nodes.Node, **more: Any
) -> Tagged:
    """An element; `more` are docutils' own attributes: ids, classes."""
    return Tagged("", *children, tag=tag, attributes=dict(attributes or {}), **more)


def said(words: str, name: str, **more: Any) -> nodes.paragraph:
    """A paragraph with a class of its own."""
    return nodes.paragraph("", words, classes=[name], **more)


def _visit(writer: HTML5Translator, node: nodes.Element) -> None:
    writer.body.append(writer.starttag(node, _tag(writer, node), "", **node["attributes"]))


def _depart(writer: HTML5Translator, node: nodes.Element) -> None:
    end = "" if node["tag"] in INLINE else "\n"
    writer.body.append(f"</{_tag(writer, node)}>{end}")


def _tag(writer: HTML5Translator, node: nodes.Element) -> str:
    """The tag; a heading has the level after that of the section it stands in."""
    if node["tag"] == HEADING:
        return f"h{min(writer.section_level + 1, LOWEST_HEADING)}"
    return str(node["tag"])


def _pass_over(_writer: nodes.NodeVisitor, _node: nodes.Element) -> None:
    """Other forms write the children only."""


def setup(app: Sphinx) -> None:
    """One node."""
    over = (_pass_over, _pass_over)
    app.add_node(Tagged, html=(_visit, _depart), text=over, latex=over)
