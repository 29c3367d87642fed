"""What goes well, said first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from riktig.blocks.statement import Statement, say
from riktig.compare import Comparison
from riktig.feedback.measure_titles import short_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.work_done import done_counts

MOST_STRENGTHS: Final = 2
# Messages that tell of something good, the surest first.
GOOD: Final = ("gain", "reached", "improving", "approaching")


def strengths(views: Sequence[MeasureView], own: Comparison) -> tuple[Statement, ...]:
    """At most two: good messages, the surest first; else the work done; else having looked."""
    good = [
        say(
            f"front_page.strength.{kind}",
            {"measure": view.measure.id},
            measure=short_title(view.measure),
        )
        for kind in GOOD
        for view in views
        if kind in {one.kind for one in view.messages}
    ]
    return tuple(_one_a_measure(good)[:MOST_STRENGTHS]) or (_else(own),)


def _one_a_measure(found: Sequence[Statement]) -> list[Statement]:
    first: dict[object, Statement] = {}
    for one in found:
        first.setdefault(one.values["measure"], one)
    return list(first.values())


def _else(own: Comparison) -> Statement:
    """Having begun on the list, or having looked. How many is told under what was done."""
    counts = done_counts(own.after.work) if own.after.work else {}
    return say(f"front_page.strength.{'begun' if any(counts.values()) else 'looked'}")
