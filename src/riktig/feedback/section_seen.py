"""How the recipient has chosen to see a part."""

from __future__ import annotations

from dataclasses import replace

from riktig.blocks.block import Block
from riktig.feedback.choices import Choices


def seen(part: Block, choices: Choices) -> Block:
    """A part with both picture and table shows the one that was asked for."""
    if part.picture is None or part.table is None or choices.seen == "all":
        return part
    return replace(part, table=None) if choices.seen == "picture" else replace(part, picture=None)
