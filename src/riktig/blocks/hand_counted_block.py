"""What was counted by hand in the journal, before and after, beside what the extract tells."""

from __future__ import annotations

from riktig.blocks.block import Block
from riktig.blocks.journal_change_block import change_block
from riktig.compare import Comparison, Summary
from riktig.journal import Count, Review, review_measures


def hand_counted_block(own: Comparison) -> Block | None:
    """The table of the journal review; `None` unless both summaries have such counts.

    A measure is left out when it is masked, or was counted by another definition, in one of them.
    """
    before, after = _counts(own.before), _counts(own.after)
    both = [name for name in after if name in before]
    if not both:
        return None
    return change_block(_review(before, both), _review(after, both))


def _counts(summary: Summary) -> dict[str, Count]:
    found = {}
    for measure in review_measures():
        version, side = summary.measures.get(measure.id, (0, None))
        if side is None or version != measure.version:
            continue
        x, n = side.numerator.number, side.denominator.number
        if x is not None and n is not None:
            found[measure.id] = Count(measure, x, n)
    return found


def _review(counts: dict[str, Count], names: list[str]) -> Review:
    most = max(one.denominator for one in counts.values())
    return Review(most, tuple(counts[name] for name in names))
