"""What goes well, said first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from riktig.blocks.statement import Statement, say
from riktig.compare import Comparison
from riktig.feedback.measure_titles import short_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.messages_words import Message
from riktig.feedback.work_done import done_counts

MOST_STRENGTHS: Final = 2
# Messages that tell of something good, the surest first.
LEVEL: Final = "reached"
GOOD: Final = ("gain", LEVEL, "improving", "approaching")


def strengths(
    views: Sequence[MeasureView], shown: Sequence[MeasureView], own: Comparison
) -> tuple[Statement, ...]:
    """At most two: good messages, the surest first; else having begun; else having looked.

    A level that is reached may be that of any of `views`. What went the right way is looked for
    in the headlines alone (`shown`): among many measures chance would find one.
    """
    good = [
        _said(one, view)
        for kind in GOOD
        for view in (views if kind == LEVEL else shown)
        for one in view.messages
        if one.kind == kind
    ]
    return tuple(_one_a_measure(good)[:MOST_STRENGTHS]) or (_else(own),)


def _said(message: Message, view: MeasureView) -> Statement:
    values = message.statement.values
    level = f"_{values['comparator']}" if message.kind == LEVEL else ""
    key = f"front_page.strength.{message.kind}{level}"
    return say(key, values, measure=short_title(view.measure))


def _one_a_measure(found: Sequence[Statement]) -> list[Statement]:
    first: dict[object, Statement] = {}
    for one in found:
        first.setdefault(one.values["measure"], one)
    return list(first.values())


def _else(own: Comparison) -> Statement:
    """Having begun on the list, or having looked. How many is told under what was done."""
    counts = done_counts(own.after.work) if own.after.work else {}
    return say(f"front_page.strength.{'begun' if any(counts.values()) else 'looked'}")
