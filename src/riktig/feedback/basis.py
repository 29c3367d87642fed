"""What the report rests on: amounts, where the numbers come from, and which definitions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riktig.agreed.agreed import Agreed
from riktig.blocks.amounts_block import amounts_block
from riktig.blocks.block import Block
from riktig.blocks.group_pairs import GroupPairs
from riktig.blocks.provenance_block import provenance_block
from riktig.blocks.statement import Statement, Value, block_of, say
from riktig.compare import Comparison
from riktig.feedback.about import about_block
from riktig.feedback.measure_titles import section_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.report import Section
from riktig.feedback.section_purpose import topic_of
from riktig.text import text
from riktig.view import Table


def basis_section(
    views: Sequence[MeasureView], own: Comparison, others: GroupPairs, agreed: Agreed
) -> Section:
    """The last part of the report, for whoever asks whether a number can be trusted."""
    parts = [
        amounts_block(own),
        provenance_block(own, others),
        versions_block(views, own),
        about_block(own, agreed, grouped=bool(others.pairs)),
    ]
    return Section("basis", text("report.page.basis"), parts)


def versions_block(views: Sequence[MeasureView], own: Comparison) -> Block:
    """Which measures, in which version, which topic they belong to, and by which tables."""
    return block_of(
        "versions",
        text("own_report.versions.title"),
        [say("own_report.versions.sentence"), *_tables(own)],
        table=Table(
            caption=text("own_report.versions.table"),
            columns=[
                text("own_report.others.column_measure"),
                text("own_report.versions.column_version"),
                text("own_report.versions.column_topic"),
            ],
            rows=[_row(view) for view in views],
        ),
    )


def _row(view: MeasureView) -> list[str]:
    topic = topic_of(view.measure)
    name = topic["name"] if topic else text("report.count.missing")
    return [section_title(view.measure), str(view.measure.version), name]


def _tables(own: Comparison) -> Iterator[Statement]:
    """Whether both periods were reckoned by the same clinical tables; nothing when neither says."""
    sides = (own.before.tables, own.after.tables)
    if not any(sides):
        return
    names = sorted({name for side in sides for name in side})
    unlike = [name for name in names if sides[0].get(name) != sides[1].get(name)]
    values: dict[str, Value] = {"alike": not unlike, "unlike": ", ".join(unlike)}
    written = ", ".join(unlike)
    yield say(f"own_report.tables.{'unlike' if unlike else 'alike'}", values, tables=written)
