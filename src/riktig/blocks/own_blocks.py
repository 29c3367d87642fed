"""The reader's own before and after, one block a measure, with true or masked counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.blocks.amounts_block import amounts_block
from riktig.blocks.block import Block
from riktig.blocks.change_block import change_block
from riktig.blocks.group_pairs import group_pairs
from riktig.blocks.hand_counted_block import hand_counted_block
from riktig.blocks.provenance_block import periods_block, provenance_block
from riktig.blocks.spread_block import spread_block
from riktig.blocks.work_block import work_change_block
from riktig.compare import Comparison, compare

SummaryJson = Mapping[str, Any]


def view(before: SummaryJson, after: SummaryJson, group: Sequence[SummaryJson] = ()) -> list[Block]:
    """All blocks for one reader. `group` holds shared summaries, both periods, any order.

    Refused when the reader's own two cannot be compared; a group file that
    cannot be used is counted in a note and never stops the rest.
    """
    own = compare(before, after)
    return [periods_block(own), *blocks(own, group)]


def blocks(own: Comparison, group: Sequence[SummaryJson] = ()) -> list[Block]:
    """As `view`, for a comparison already made, without the periods at the top."""
    others = group_pairs(group, beside=own)
    made = []
    for change in own.measures:
        made.append(change_block(change))
        if others.shown:
            made.append(spread_block(change, own, others))
    by_hand = hand_counted_block(own)
    made += [by_hand] if by_hand else []
    work = work_change_block(own)
    made += [work] if work else []
    return [*made, amounts_block(own), provenance_block(own, others)]
