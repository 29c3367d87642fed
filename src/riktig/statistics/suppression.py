"""Small counts in a table masked, and enough beside them that no sum gives them back.

Primary: a count from 1 to `min_count - 1` is masked; nought is shown. Secondary:
further counts are masked until every masked small count could still be each of
those numbers, even to a reader who knows which counts are small (HUNDEPOOL2012).
Which are masked further goes by name and not by size, for a choice by size
tells of the sizes. Where no choice is enough, all counts but nought are masked
and the total with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

MIN_COUNT: Final = 5  # counts 1-4 point at so few that they may be known again
# Where a small count is 1 or 2 only, small ones tell of each other to who knows this program.
_LEAST_TO_HIDE_EACH_OTHER: Final = 4


@dataclass(frozen=True)
class Published:
    """The table as it may be shown: `None` is masked. Which are the small ones is not told."""

    counts: tuple[int | None, ...]
    total: int | None


def is_small(count: int, min_count: int = MIN_COUNT) -> bool:
    """Whether a count must be masked for its own sake."""
    return 0 < count < min_count


def suppress(
    counts: Mapping[str, int],
    min_count: int = MIN_COUNT,
    previous: Mapping[str, int | None] | None = None,
    min_groups: int = 0,
) -> Published:
    """The counts, and their total, that may be published together.

    `previous` is the table as it was published last time (`None` = masked), so that
    the two cannot be laid over each other: what was masked stays masked unless it
    is nought now, and a count shown last time with the same number hides nothing.
    A table of fewer than `min_groups` rows is masked altogether.
    """
    if len(counts) < min_groups:
        return Published((None,) * len(counts), None)
    before = previous or {}
    small = {name for name, count in counts.items() if is_small(count, min_count)}
    kept = {n for n, count in counts.items() if count and n in before and before[n] is None}
    masked = small | kept
    if not masked:
        return _published(counts, masked, with_total=True)
    for name in (None, *_further(counts, masked, before)):
        masked |= {name} if name is not None else set()
        if _hidden([counts[n] for n in masked], min_count):
            return _published(counts, masked, with_total=True)
    everything = {name for name, count in counts.items() if count}
    return _published(counts, everything, with_total=False)


def _further(
    counts: Mapping[str, int], masked: set[str], before: Mapping[str, int | None]
) -> Sequence[str]:
    """What may be masked further, in the order it is taken."""
    return sorted(n for n, c in counts.items() if c and n not in masked and before.get(n) != c)


def _hidden(masked: Sequence[int], min_count: int) -> bool:
    """Whether each masked count can be any of the numbers its kind may have.

    A reader knows the sum. What the others are above the least they may be is what
    one of them may have instead of its own; a small one needs room for `min_count - 2`
    more than one. Small ones alone also need room below the most they may be.
    """
    if len(masked) < 2:
        return False
    least = [1 if is_small(count, min_count) else min_count for count in masked]
    room = min_count - 2
    if sum(masked) - sum(least) < room:
        return False
    if any(not is_small(count, min_count) for count in masked):
        return True
    enough_kinds = min_count >= _LEAST_TO_HIDE_EACH_OTHER
    return enough_kinds and sum(min_count - 1 - count for count in masked) >= room


def _published(counts: Mapping[str, int], masked: set[str], *, with_total: bool) -> Published:
    shown = tuple(None if name in masked else count for name, count in counts.items())
    return Published(shown, sum(counts.values()) if with_total else None)
