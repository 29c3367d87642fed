"""One measure's section of a report: its parts, each with a sentence, a picture and a table."""

from __future__ import annotations

from dataclasses import replace

from riktig.blocks.block import Block
from riktig.blocks.change_block import change_block
from riktig.feedback.choices import Choices
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.report import Section


def measure_section(view: MeasureView, choices: Choices = Choices()) -> Section:  # noqa: B008
    """The section of a view, seen as the recipient has chosen."""
    parts = [change_block(view.change)]
    return Section(view.measure.id, view.measure.title, [_seen(part, choices) for part in parts])


def _seen(part: Block, choices: Choices) -> Block:
    """A part with both picture and table shows the one that was asked for."""
    if choices.seen == "all" or part.picture is None or part.table is None:
        return part
    return replace(part, **{"table" if choices.seen == "picture" else "picture": None})  # type: ignore[arg-type]
