"""Blocks as dictionaries with their pictures drawn, ready for a template."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from riktig.blocks.block import Block
from riktig.charts import svg


def drawn(blocks: Sequence[Block], font_folder: Path | None) -> list[dict[str, Any]]:
    """Each block with `svg` (empty when it has no picture)."""
    return [
        {**found, "svg": svg(found["picture"], font_folder) if found["picture"] else ""}
        for found in (block.as_dict() for block in blocks)
    ]
