"""Words of a doctree as runs."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes

from riktig_book.papers.blocks import Run, run, tidy
from riktig_book.papers.nodes import Fill, Line
from riktig_book.tagged import Tagged

BREAK = re.compile(r"<br\s*/?>")
TAG = re.compile(r"<[^>]*>")
EXTERNAL = ("http://", "https://", "mailto:", "tel:")


def runs_of(element: nodes.Element) -> list[Run]:
    """The runs of a paragraph, heading, label or cell."""
    return tidy([made for child in element.children for made in _runs(child, {})])


def _runs(node: nodes.Node, look: dict[str, Any]) -> list[Run]:
    if isinstance(node, nodes.Text):
        return [run(str(node).replace("\n", " "), **look)]
    if isinstance(node, nodes.raw):
        return _raw(node, look)
    if isinstance(node, nodes.system_message | nodes.comment) or _is_mark(node):
        return []
    if isinstance(node, Fill):
        return [run(node.astext(), **{**look, "mark": "fill"})]
    if isinstance(node, Line):
        return [run(node.astext(), **{**look, "mark": "line"})]
    look = {**look, **_look(node)}
    return [made for child in node.children for made in _runs(child, look)]


def _is_mark(node: nodes.Node) -> bool:
    """A mark for the eye beside words that say the same."""
    return isinstance(node, Tagged) and "aria-hidden" in node["attributes"]


def _look(node: nodes.Node) -> dict[str, Any]:
    if isinstance(node, nodes.strong):
        return {"strong": True}
    if isinstance(node, nodes.emphasis):
        return {"emph": True}
    if isinstance(node, nodes.reference):
        return _reference(node)
    return {}


def _reference(node: nodes.reference) -> dict[str, Any]:
    """A citation is marked; a link out of the book is kept; one within it is only words."""
    if "source" in node["classes"]:
        return {"mark": "source"}
    address = node.get("refuri", "")
    return {"link": address} if address.startswith(EXTERNAL) else {}


def _raw(node: nodes.raw, look: dict[str, Any]) -> list[Run]:
    """A line break, or the words of inline HTML."""
    if "html" not in node.get("format", ""):
        return []
    if BREAK.fullmatch(node.astext().strip()):
        return [run("\n", **look)]
    return [run(TAG.sub("", node.astext()), **look)]
