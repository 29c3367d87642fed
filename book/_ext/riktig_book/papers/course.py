"""What the course's own elements are on paper: cases, questions and the guideline's box.

Every word of them stands in ordinary nodes (`riktig_book.tagged`). Their answers are blocks of
their own, which a book keeps until last.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes

from riktig_book.papers.blocks import Block, heading, paragraph
from riktig_book.papers.inline import runs_of
from riktig_book.tagged import Tagged

Inside = Callable[[nodes.Element, int], list[Block]]
ANSWERS = "course-answers"


def read(node: Tagged, level: int, inside: Inside) -> list[Block]:
    """The blocks of a tagged element."""
    names = _classes(node)
    if ANSWERS in names:
        return [_answers(node, level, inside)]
    if node["tag"] == "h":
        return [heading(level + 1, runs_of(node))]
    if node["tag"] == "details":
        return [_box(node, level, inside)]
    return _heading_first(inside(node, level))


def _heading_first(blocks: list[Block]) -> list[Block]:
    """A case says what it is above its heading; on paper that stands under it."""
    if [block["type"] for block in blocks[:2]] == ["label", "heading"]:
        return [blocks[1], {"type": "source", "runs": blocks[0]["runs"]}, *blocks[2:]]
    return blocks


def _classes(node: Any) -> list[str]:
    return [*node.get("classes", ()), *node.get("attributes", {}).get("class", "").split()]


def _answers(node: Tagged, level: int, inside: Inside) -> Block:
    """What the choices give; the first words say of which case or question."""
    said, *rest = node.children
    held = nodes.container("", *(one.deepcopy() for one in rest))
    return {"type": "answers", "title": said.astext(), "blocks": inside(held, level)}


def _box(node: Tagged, level: int, inside: Inside) -> Block:
    title, *rest = node.children
    held = nodes.container("", *(one.deepcopy() for one in rest))
    return {"type": "panel", "title": title.astext(), "blocks": inside(held, level)}


def is_label(node: nodes.paragraph) -> bool:
    """Whether a paragraph is a label over what follows."""
    return any(name in node["classes"] for name in ("course-kind", "course-label", "course-asks"))


def label(node: nodes.paragraph) -> Block:
    """A label, which stays with what it is over."""
    return {**paragraph([{**one, "strong": True} for one in runs_of(node)]), "type": "label"}
