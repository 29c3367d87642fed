"""List items that are fields: `- [tekst] Hva vil du endre?`, `- [ ] Ring pasienten`.

The mark is read from the item's first words. A field's id is made from its label, and is
the same as long as the label's first words are; `[tekst #plan]` says it outright.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes

from riktig_book.papers.nodes import Field, Tick

# How an author writes a kind, and what it is called from there on.
KINDS = {"tekst": "text", "linje": "line", "tall": "number", "dato": "date", "valg": "choice"}
MARK = re.compile(
    rf"\[(?P<kind>{'|'.join(KINDS)}| |x)"
    r"(?: #(?P<id>[a-z0-9-]+))?(?:: (?P<choices>[^\]]+))?\]\s+"
)
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "é": "e"})
LONGEST_ID = 40


def slug(words: str) -> str:
    """`hva-vil-du-endre`: letters and digits of the words, cut at a word."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower().translate(LETTERS)).strip("-")
    if len(plain) <= LONGEST_ID:
        return plain or "felt"
    return plain[: LONGEST_ID + 1].rpartition("-")[0] or plain[:LONGEST_ID]


def make_fields(paper: nodes.Element) -> None:
    """Turns the marked list items of a paper into fields and ticks, in place."""
    taken: set[str] = set()
    for item, mark in list(_marked(paper)):
        first = item[0]
        _take_away(first, mark.end())
        made = _field(mark)
        made["field"] = _unused(mark["id"] or slug(first.astext()), taken)
        made += first.children
        item[0] = made
        item["classes"].append("field-item")
        if "fields" not in item.parent["classes"]:
            item.parent["classes"].append("fields")


def _marked(paper: nodes.Element) -> Iterator[tuple[nodes.list_item, re.Match[str]]]:
    for item in paper.findall(nodes.list_item):
        if item.children and isinstance(item[0], nodes.paragraph):
            mark = MARK.match(item[0].astext())
            if mark:
                yield item, mark


def _take_away(paragraph: Any, length: int) -> None:
    """Removes the mark, which is plain text at the paragraph's start."""
    text = paragraph.next_node(nodes.Text)
    text.parent.replace(text, nodes.Text(str(text)[length:]))


def _field(mark: re.Match[str]) -> Field | Tick:
    if mark["kind"] in " x":
        return Tick()
    choices = [choice.strip() for choice in (mark["choices"] or "").split(" / ") if choice.strip()]
    return Field(kind=KINDS[mark["kind"]], choices=choices)


def _unused(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    taken.add(name)
    return name
