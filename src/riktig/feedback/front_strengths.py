"""What goes well, said first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from riktig.blocks.statement import Statement, say
from riktig.compare import Comparison
from riktig.feedback.front_headlines import of_comparator
from riktig.feedback.measure_titles import short_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.messages_words import Message, moved
from riktig.feedback.work_done import done_counts
from riktig.text import format_number, text

MOST_STRENGTHS: Final = 2
# Messages that tell of something good, the surest first.
LEVEL: Final = "reached"
GOOD: Final = ("gain", LEVEL, "improving", "approaching")


def strengths(
    views: Sequence[MeasureView], shown: Sequence[MeasureView], own: Comparison
) -> tuple[Statement, ...]:
    """At most two: good messages, the surest first; else having begun; else having looked.

    A level that is reached may be that of any of `views`. What went the right way is looked for
    in the headlines alone (`shown`), where every change by the rule stands: among many measures
    chance would find one.
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
    place = of_comparator("place", view, str(values["comparator"]))
    return say(
        f"front_page.strength.{message.kind}",
        values,
        measure=short_title(view.measure),
        moved=text(f"messages.moved.{moved(message.kind, view)}"),
        goal=of_comparator("goal", view, str(values["comparator"])),
        Place=place[:1].upper() + place[1:],
    )


def _one_a_measure(found: Sequence[Statement]) -> list[Statement]:
    first: dict[object, Statement] = {}
    for one in found:
        first.setdefault(one.values["measure"], one)
    return list(first.values())


def _else(own: Comparison) -> Statement:
    """Having gone through patients, having begun on the list, or having looked."""
    counts = done_counts(own.after.work) if own.after.work else {}
    reviewed = counts.get("reviewed")
    if reviewed:
        key = f"gone_through{'_one' if reviewed == 1 else ''}"
        return say(f"front_page.strength.{key}", counts, count=format_number(reviewed))
    return say(f"front_page.strength.{'begun' if any(counts.values()) else 'looked'}")
