"""The sheet each doctor writes a plan on: the fields of a PDSA, with room to write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from riktig.blocks.block import Block
from riktig.blocks.statement import block_of, say
from riktig.feedback.measure_titles import short_title
from riktig.measures.measure import Measure
from riktig.text import text
from riktig.view import Table

# Aim, change, prediction, measure, observed, decision are the fields a report carries forward;
# the others make the plan small and safe enough to begin with.
FIELDS: Final = (
    "measure",
    "who",
    "aim",
    "change",
    "prediction",
    "help",
    "harm",
    "look",
    "observed",
    "decision",
)


def worksheet_block(measures: Sequence[Measure]) -> Block:
    """A field a row; the measures are boxes to tick, the rest printed as lines to write on."""
    # A box and its name are never parted by the end of a line.
    names = [short_title(one).replace(" ", "\u00a0") for one in measures]
    boxes = [text("group_report.worksheet.box", measure=name) for name in names]
    written = {"measure": "   ".join(boxes)}
    return block_of(
        "worksheet",
        text("group_report.worksheet.title"),
        [say("group_report.worksheet.sentence"), say("group_report.worksheet.privacy")],
        table=Table(
            caption=text("group_report.worksheet.table"),
            columns=[text(f"group_report.worksheet.column_{name}") for name in ("field", "write")],
            rows=[
                [text(f"group_report.worksheet.{name}"), written.get(name, "")] for name in FIELDS
            ],
        ),
    )
