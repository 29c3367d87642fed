"""A doctree as blocks: one reader for a paper, a module and the whole book."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from docutils import nodes

from riktig_book.papers import course, pictures, raw_html, tables
from riktig_book.papers.blocks import Block, Run, heading, paragraph, run, words
from riktig_book.papers.inline import runs_of
from riktig_book.papers.nodes import Field, Paper, PaperHeading, Slide, Tick
from riktig_book.search import Mounted
from riktig_book.shown_code import ShownCode
from riktig_book.tagged import Tagged

Reading = Callable[[Any, int], list[Block]]
BINDING = re.compile(r"\b(?:kilder?|og|sources?|and)\b|[\W_]+", re.IGNORECASE)
UNSEEN = (
    nodes.comment,
    nodes.system_message,
    nodes.substitution_definition,
    nodes.target,
    ShownCode,
)


def blocks_of(element: nodes.Element, level: int = 1) -> list[Block]:
    """The blocks of everything inside an element; `level` is that of the heading above."""
    made: list[Block] = []
    for child in element.children:
        made += read(child, level)
    return made


def read(node: nodes.Node, level: int) -> list[Block]:
    """The blocks of one node. What is not known is read for what stands inside it."""
    if isinstance(node, UNSEEN):
        return []
    for kind, reading in READINGS.items():
        if isinstance(node, kind):
            return reading(node, level)
    if isinstance(node, nodes.Text | nodes.TextElement):
        return _loose(node)
    return blocks_of(node, level) if isinstance(node, nodes.Element) else []


def _loose(node: Any) -> list[Block]:
    """Words that stand outside a paragraph."""
    holder = nodes.paragraph("", "", node.deepcopy())
    return _paragraph(holder, 0)


def _paragraph(node: nodes.Element, _level: int) -> list[Block]:
    if course.is_label(node):
        return [course.label(node)]
    runs = runs_of(node)
    if not runs:
        return []
    return [{"type": "source", "runs": runs}] if _only_sources(runs) else [paragraph(runs)]


def _only_sources(runs: list[Run]) -> bool:
    """Whether a paragraph is citations and what binds them together, and nothing else."""
    plain = words([one for one in runs if one["mark"] != "source"])
    return len(plain) < len(words(runs)) and not BINDING.sub("", plain)


def _section(node: nodes.section, level: int) -> list[Block]:
    return blocks_of(node, level + 1)


def _heading(node: nodes.Element, level: int) -> list[Block]:
    return [heading(level, runs_of(node))]


def _rubric(node: nodes.Element, level: int) -> list[Block]:
    return [heading(level + 1, runs_of(node))]


def _list(ordered: bool) -> Reading:
    def reading(node: nodes.Element, level: int) -> list[Block]:
        items = [item for item in node.children if isinstance(item, nodes.list_item)]
        if items and all("field-item" in item["classes"] for item in items):
            return [made for item in items for made in blocks_of(item, level)]
        letters = node.get("enumtype", "") == "upperalpha"
        return [{**_plain_list(items, ordered, node.get("start", 1), level), "letters": letters}]

    return reading


def _plain_list(items: list[Any], ordered: bool, start: int, level: int) -> Block:
    inside = [blocks_of(item, level) for item in items]
    return {"type": "list", "ordered": ordered, "start": start, "items": inside}


def _terms(node: nodes.Element, level: int) -> list[Block]:
    pairs = []
    for item in node.findall(nodes.definition_list_item):
        said = [runs_of(part) for part in item.children if isinstance(part, nodes.term)]
        meant = [part for part in item.children if isinstance(part, nodes.definition)]
        inside = [made for part in meant for made in blocks_of(part, level)]
        pairs.append({"runs": [one for runs in said for one in runs], "blocks": inside})
    return [{"type": "terms", "pairs": pairs}]


def _quote(node: nodes.Element, level: int) -> list[Block]:
    return [{"type": "quote", "blocks": blocks_of(node, level)}]


def _panel(node: nodes.Element, level: int) -> list[Block]:
    titles = [part for part in node.children if isinstance(part, nodes.title)]
    rest = [part for part in node.children if not isinstance(part, nodes.title)]
    inside = [made for part in rest for made in read(part, level + 1)]
    return [{"type": "panel", "title": titles[0].astext() if titles else "", "blocks": inside}]


def _code(node: nodes.Element, _level: int) -> list[Block]:
    """A text shown line by line."""
    return [paragraph([run(node.astext())])] if node.astext().strip() else []


def _mounted(node: Mounted, level: int) -> list[Block]:
    return raw_html.of_markup(node["html"], level)


def _table(node: nodes.table, level: int) -> list[Block]:
    return [tables.read(node, lambda cell: blocks_of(cell, level))]


def _field(node: Field, _level: int) -> list[Block]:
    kind, choices = node["kind"], list(node["choices"])
    return [{"type": "field", "kind": kind, "choices": choices, "runs": runs_of(node)}]


def _tick(node: Tick, _level: int) -> list[Block]:
    return [{"type": "tick", "runs": runs_of(node)}]


def _slide(node: Slide, level: int) -> list[Block]:
    inside = blocks_of(node, level + 1)
    return [
        {
            "type": "slide",
            "title": node["title"],
            "blocks": [block for block in inside if block["type"] != "source"],
            "source": [block for block in inside if block["type"] == "source"],
        }
    ]


def _paper(node: Paper, level: int) -> list[Block]:
    """A paper inside a page."""
    inside = blocks_of(node, level + 1)
    said = {"title": node["title"], "lang": node["lang"]}
    return [heading(level + 1, [run(node["title"])]), {"type": "paper", **said, "blocks": inside}]


def _tagged(node: Tagged, level: int) -> list[Block]:
    return course.read(node, level, blocks_of)


READINGS: dict[Any, Reading] = {
    nodes.raw: raw_html.read,
    nodes.section: _section,
    nodes.title: _heading,
    PaperHeading: _rubric,
    nodes.rubric: _rubric,
    nodes.paragraph: _paragraph,
    nodes.bullet_list: _list(ordered=False),
    nodes.enumerated_list: _list(ordered=True),
    nodes.definition_list: _terms,
    nodes.table: _table,
    nodes.block_quote: _quote,
    nodes.Admonition: _panel,
    nodes.literal_block: _code,
    nodes.figure: pictures.read,
    nodes.image: pictures.read,
    Field: _field,
    Tick: _tick,
    Slide: _slide,
    Paper: _paper,
    Tagged: _tagged,
    Mounted: _mounted,
}
