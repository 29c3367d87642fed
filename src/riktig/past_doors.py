"""Requests about what is held: own past, and unbroken use. Reckoned only when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.held import Held

Request = Mapping[str, Any]


def past_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """The period beside the year before it. Refused `nothing_held` before an audit."""
    from riktig.blocks.past_blocks import past_blocks

    return {"ok": True, "blocks": [block.as_dict() for block in past_blocks(held.audited())]}


def episodes_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """Unbroken use under every choice. Refused `nothing_held` before an audit."""
    from riktig.blocks.episodes_block import episodes_block

    return {"ok": True, "blocks": [episodes_block(held.audited()).as_dict()]}
