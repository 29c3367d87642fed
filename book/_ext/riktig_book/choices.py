"""What cases and questions share: a list of choices, and what each of them gives.

`- [god > neste] Words`, then a blank line and what follows from it, indented. The words become a
list with letters; what follows becomes a block of answers after it, so that paper can keep the
answers until last. Nothing depends on a script.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from zlib import crc32

from docutils import nodes

from riktig.text import text
from riktig_book.tagged import said, tagged

MARKED = re.compile(r"\[(?P<marker>[^\]>]*?)(?:\s*>\s*(?P<to>[\w-]+))?\s*\]\s+")


@dataclass(frozen=True)
class Choice:
    """One choice: its marker ("god", "x" ...), where it leads, its words, what it gives."""

    marker: str
    to: str
    words: nodes.paragraph
    gives: tuple[nodes.Node, ...]


def choices_of(holder: nodes.Element) -> tuple[Choice, ...]:
    """Takes the list of choices out of `holder`. ValueError says what is wrong with it."""
    lists = [child for child in holder.children if _is_marked(child)]
    if not lists:
        return ()
    if len(lists) > 1:
        raise ValueError("more than one list of choices")
    marked = _without_prose(lists[0])
    found = tuple(_choice(item) for item in marked)
    if not lists[0].children:
        holder.remove(lists[0])
    return found


def _without_prose(listing: nodes.Element) -> list[nodes.Node]:
    """Takes the choices off a list that begins with items of prose: Markdown joins the two."""
    items = list(listing.children)
    first = next(place for place, item in enumerate(items) if MARKED.match(item.astext()))
    listing.children = items[:first]
    return items[first:]


def _is_marked(child: nodes.Node) -> bool:
    """A list with a marker before any of its items; other lists are the author's prose."""
    if not isinstance(child, nodes.bullet_list):
        return False
    return any(MARKED.match(item.astext()) for item in child.children)


def _choice(item: nodes.Node) -> Choice:
    words, *gives = item.children
    found = MARKED.match(words.astext())
    if not isinstance(words, nodes.paragraph) or found is None:
        raise ValueError(f"a choice without a marker: {item.astext()[:40]!r}")
    if not gives:
        raise ValueError(f"a choice without feedback: {words.astext()[:40]!r}")
    first = words.children[0]
    without = MARKED.sub("", first.astext(), count=1)
    if not isinstance(first, nodes.Text) or without == first.astext():
        raise ValueError(f"a marker with markup in it: {words.astext()[:40]!r}")
    words.replace(first, nodes.Text(without))
    return Choice(found["marker"].strip(), found["to"] or "", words, tuple(gives))


def letter(place: int) -> str:
    """A, B, C ..."""
    return chr(ord("A") + place)


def listed(choices: Iterable[Choice]) -> nodes.enumerated_list:
    """The words of the choices, with letters."""
    items = (nodes.list_item("", choice.words) for choice in choices)
    return nodes.enumerated_list(
        "", *items, enumtype="upperalpha", prefix="", suffix=".", classes=["course-choices"]
    )


def verdict(kind: str, place: int) -> nodes.paragraph:
    """`B. ✗ En vanlig feil`: the letter, a mark, and the word for it."""
    mark = tagged("span", {"aria-hidden": "true", "class": "course-mark"})
    mark += nodes.Text(text(f"course.mark.{kind}"))
    words = nodes.strong("", text(f"course.verdict.{kind}"))
    place_ = nodes.inline("", f"{letter(place)}. ", classes=["course-letter"])
    paragraph = nodes.paragraph("", "", place_, mark, nodes.Text(" "), words)
    paragraph["classes"] = ["course-verdict"]
    return paragraph


def answers(
    heading: str, choices: Iterable[Choice], made: Callable[[int, Choice], nodes.Node]
) -> nodes.Element:
    """The block after the choices: one answer a choice, under a heading of its own."""
    block = tagged("div", {"class": "course-answers"}, said(heading, "course-answers-of"))
    block += [made(place, choice) for place, choice in enumerate(choices)]
    return block


def answer(kind: str, place: int, choice: Choice, to: nodes.Node | None = None) -> nodes.Element:
    """What one choice gives; `data-to` is the step it leads to."""
    attributes = {"class": f"course-answer course-{kind}", "data-verdict": kind}
    if choice.to:
        attributes["data-to"] = choice.to
    inside = [verdict(kind, place), *choice.gives, *([to] if to else [])]
    return tagged("div", attributes, *inside)


def version(choices: Iterable[Choice]) -> str:
    """Changes with the words of the choices: an answer kept from another text is forgotten."""
    words = "\n".join(f"{one.marker}>{one.to} {one.words.astext()}" for one in choices)
    return f"{crc32(words.encode()):08x}"
