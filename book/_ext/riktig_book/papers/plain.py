"""Blocks as plain text: for the clipboard, for a digital message, and to be counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from riktig_book.papers.blocks import Block, Run

BOX = "☐ "
BLANK = "_" * 20


def plain(blocks: list[Block]) -> str:
    """The text, a blank line between its parts, and none between the points of a list."""
    parts = [part for part in (_one(block) for block in blocks) if part]
    return _joined(parts, [block["type"] for block in blocks if _one(block)])


def shown(runs: list[Run]) -> str:
    """The words of some runs; what is to be filled in stands in brackets."""
    return "".join(_run(one) for one in runs)


def _run(one: Run) -> str:
    if one["mark"] == "fill":
        return f"[{one['text']}]"
    if one["mark"] == "line":
        return f"{one['text']}: {BLANK}"
    if one["link"] and one["link"] != one["text"]:
        return f"{one['text']} ({one['link'].removeprefix('mailto:').removeprefix('tel:')})"
    return str(one["text"])


def _joined(parts: list[str], kinds: list[str]) -> str:
    """Ticks stand close together; everything else has a blank line between."""
    text = parts[0] if parts else ""
    for before, kind, part in zip(kinds, kinds[1:], parts[1:], strict=False):
        text += ("\n" if before == kind == "tick" else "\n\n") + part
    return text


def _one(block: Block) -> str:
    return WAYS[block["type"]](block)


def _list(block: Block) -> str:
    lines = []
    for number, item in enumerate(block["items"], block["start"]):
        shown_number = chr(ord("A") + number - 1) if block["letters"] else number
        mark = f"{shown_number}. " if block["ordered"] else "- "
        inside = plain(item).replace("\n\n", "\n").replace("\n", "\n" + " " * len(mark))
        lines.append(mark + inside)
    return "\n".join(lines)


def _table(block: Block) -> str:
    rows = [*block["head"], *block["rows"]]
    lines = [" | ".join(plain(cell).replace("\n", " ") for cell in row) for row in rows]
    return "\n".join([block["caption"], *lines] if block["caption"] else lines)


def _field(block: Block) -> str:
    label = shown(block["runs"])
    if block["kind"] == "choice":
        return "\n".join([label, *(BOX + choice for choice in block["choices"])])
    return f"{label} {BLANK}" if block["kind"] != "text" else f"{label}\n{BLANK}\n{BLANK}"


def _panel(block: Block) -> str:
    inside = plain(block["blocks"])
    return f"{block['title']}\n\n{inside}" if block["title"] else inside


def _terms(block: Block) -> str:
    return "\n".join(f"{shown(one['runs'])}: {plain(one['blocks'])}" for one in block["pairs"])


def _slide(block: Block) -> str:
    return "\n\n".join([block["title"], plain([*block["blocks"], *block["source"]])])


def _words(block: Block) -> str:
    return shown(block["runs"])


WAYS: dict[str, Callable[[Any], str]] = {
    "paragraph": _words,
    "label": _words,
    "heading": _words,
    "source": _words,
    "web": _words,
    "tick": lambda block: BOX + shown(block["runs"]),
    "list": _list,
    "table": _table,
    "field": _field,
    "quote": lambda block: plain(block["blocks"]),
    "panel": _panel,
    "answers": _panel,
    "paper": _panel,
    "terms": _terms,
    "blank": lambda block: f"{block['label']}: {BLANK}",
    "picture": lambda block: block["alt"],
    "slide": _slide,
    "space": lambda _: BLANK[:8],
}
