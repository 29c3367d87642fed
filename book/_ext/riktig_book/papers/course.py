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
CASE, ANSWERS, GUIDELINE = "course-case", "course-answers", "guideline"


def read(node: Tagged, level: int, inside: Inside) -> list[Block]:
    """The blocks of a tagged element."""
    names = _classes(node)
    if ANSWERS in names:
        return [_answers(node, level, inside)]
    if node["tag"] == "h":
        return [heading(level + 1, runs_of(node))]
    if node["tag"] == "details":
        return [_box(node, level, inside)]
    return inside(node, level)


def _classes(node: Any) -> list[str]:
    return [*node.get("classes", ()), *node.get("attributes", {}).get("class", "").split()]


def _answers(node: Tagged, level: int, inside: Inside) -> Block:
    """What the choices give, under the case's title or the question's number."""
    said, *rest = node.children
    held = nodes.container("", *(one.deepcopy() for one in rest))
    title = said.astext()
    above = node.parent
    while above is not None and not (isinstance(above, Tagged) and CASE in _classes(above)):
        above = above.parent
    if above is not None:
        title = f"{_title(above)}: {title}"
    return {"type": "answers", "title": title, "blocks": inside(held, level)}


def _title(case: Tagged) -> str:
    return next(one.astext() for one in case.findall(Tagged) if one["tag"] == "h")


def _box(node: Tagged, level: int, inside: Inside) -> Block:
    title, *rest = node.children
    held = nodes.container("", *(one.deepcopy() for one in rest))
    return {"type": "panel", "title": title.astext(), "blocks": inside(held, level)}


def is_label(node: nodes.paragraph) -> bool:
    """Whether a paragraph is a label over what follows."""
    return any(name in node["classes"] for name in ("course-kind", "course-label", "course-asks"))


def label(node: nodes.paragraph) -> Block:
    """A label, in letters that are seen."""
    return paragraph([{**one, "strong": True} for one in runs_of(node)])
