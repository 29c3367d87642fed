"""The audit as plain text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from riktig.blocks.block import Block

_WIDTH = 78
_INDENT = "  "


def plain(view: Mapping[str, Any]) -> str:
    """Ledger and practice, the measures and classes, the other measures in brief, the source."""
    ledger, classes = view["ledger"], view["classes"]
    measures = [block for block in view["blocks"] if block["id"] in view["headline"]]
    more = [block for block in view["blocks"] if block["id"] in view["more"]]
    first = [_block(one) for one in (ledger, view["practice"])]
    common = "\n".join(line for note in view["common"] for line in _wrapped(note, "- "))
    shown = [*first, common, *(_block(one, table=False) for one in measures), _block(classes)]
    common_more = "\n".join(line for note in view["common_more"] for line in _wrapped(note, "- "))
    return "\n\n".join([*shown, *map(_brief, more), *filter(None, [common_more]), ledger["source"]])


def plain_blocks(blocks: Sequence[Block]) -> str:
    """Blocks with their tables, each with its source."""
    shown = [block.as_dict() for block in blocks]
    return "\n\n".join(f"{_block(one)}\n{one['source']}".rstrip() for one in shown)


def _brief(block: Mapping[str, Any]) -> str:
    """A measure behind the fold: its title and its sentence."""
    return "\n".join([block["title"].upper(), *_wrapped(block["sentence"], "")])


def _block(block: Mapping[str, Any], *, table: bool = True) -> str:
    lines = [block["title"].upper(), *_wrapped(block["sentence"], "")]
    if table and block["table"]:
        lines += _table(block["table"]["columns"], block["table"]["rows"])
    for note in block["notes"]:
        lines += _wrapped(note, "- ")
    return "\n".join(lines)


def _wrapped(sentence: str, mark: str) -> list[str]:
    return textwrap.wrap(
        sentence,
        _WIDTH,
        initial_indent=_INDENT + mark,
        subsequent_indent=_INDENT + " " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Words to the left, numbers to the right."""
    lines = [columns, *rows] if len(columns) > 2 else rows
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    return [
        _INDENT * 2
        + _INDENT.join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
