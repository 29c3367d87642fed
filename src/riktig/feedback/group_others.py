"""The measures of a group's report that have no section of their own, in one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.blocks.statement import Statement, block_of, say
from riktig.feedback.group_view import GroupView
from riktig.feedback.group_words import numbers
from riktig.feedback.measure_titles import section_title, short_title
from riktig.text import text
from riktig.view import Table


def others_block(views: Sequence[GroupView]) -> Block:
    """The group as one before and after; which of them changed by the one rule is said."""
    return block_of(
        "others",
        text("group_report.page.others"),
        [say("group_report.others.sentence"), *_said(views)],
        table=Table(
            caption=text("group_report.others.table"),
            columns=[
                text("group_report.others.column_measure"),
                text("report.period.before"),
                text("report.period.after"),
            ],
            rows=[[section_title(view.measure), *_cells(view)] for view in views],
        ),
    )


def _said(views: Sequence[GroupView]) -> Iterator[Statement]:
    """More may have changed than page one has room for; and why some are not shown."""
    shown = [view for view in views if view.open]
    changed = [view for view in shown if view.change.verdict == "beyond_chance"]
    yield from (
        say(
            "group_report.others.change",
            numbers(view.change),
            measure=short_title(view.measure),
        )
        for view in changed
    )
    if shown and not changed:
        yield say("group_report.others.unsure")
    if len(shown) < len(views):
        yield say("group_report.others.not_shown", {"least": LEAST_MEMBERS}, least=LEAST_MEMBERS)


def _cells(view: GroupView) -> list[str]:
    if not view.open:
        return [text("group_report.page.not_shown")] * 2
    sides = (view.change.before, view.change.after)
    return [words.counted(side, view.measure) for side in sides]
