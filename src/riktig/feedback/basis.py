"""What the report rests on: amounts, where the numbers come from, and which definitions."""

from __future__ import annotations

from collections.abc import Sequence

from riktig.blocks.amounts_block import amounts_block
from riktig.blocks.block import Block
from riktig.blocks.group_pairs import GroupPairs
from riktig.blocks.provenance_block import provenance_block
from riktig.blocks.statement import block_of, say
from riktig.clinical.tables import rows
from riktig.compare import Comparison, Summary
from riktig.feedback.measure_titles import measure_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.report import Section
from riktig.text import text
from riktig.view import Table


def basis_section(views: Sequence[MeasureView], own: Comparison, others: GroupPairs) -> Section:
    """The last part of the report, for whoever asks whether a number can be trusted."""
    parts = [
        amounts_block(own),
        provenance_block(own, others),
        versions_block(views),
        *_tables(own),
    ]
    return Section("basis", text("report.page.basis"), parts)


def versions_block(views: Sequence[MeasureView]) -> Block:
    """Which measures, in which version, and what they serve."""
    return block_of(
        "versions",
        text("own_report.versions.title"),
        [say("own_report.versions.sentence")],
        table=Table(
            caption=text("own_report.versions.table"),
            columns=[
                text("own_report.others.column_measure"),
                text("own_report.versions.column_version"),
                text("own_report.versions.column_goal"),
                text("own_report.versions.column_topic"),
            ],
            rows=[_row(view) for view in views],
        ),
    )


def _row(view: MeasureView) -> list[str]:
    part = view.measure.report
    goal = part.goal if part else ""
    return [measure_title(view.measure), _version(view), goal, _topic(view)]


def _version(view: MeasureView) -> str:
    return f"{view.measure.id}, {view.measure.version}"


def _topic(view: MeasureView) -> str:
    """The guideline's topic, as its own table names it."""
    part = view.measure.report
    titles = {row["topic"]: row["name"] for row in rows("guideline_topics")}
    return titles.get(part.topic, "") if part else ""


def _tables(own: Comparison) -> list[Block]:
    """The clinical tables that each period was reckoned by; none when neither says."""
    sides = (own.before, own.after)
    names = sorted({name for side in sides for name in side.tables})
    if not names:
        return []
    alike = own.before.tables == own.after.tables
    said = say(f"own_report.tables.{'alike' if alike else 'unlike'}", {"alike": alike})
    return [block_of("tables", text("own_report.tables.title"), [said], table=_named(names, sides))]


def _named(names: Sequence[str], sides: Sequence[Summary]) -> Table:
    missing = text("report.count.missing")
    return Table(
        caption=text("own_report.tables.table"),
        columns=[
            text("own_report.tables.column_table"),
            text("report.period.before"),
            text("report.period.after"),
        ],
        rows=[[name, *(side.tables.get(name, missing) for side in sides)] for name in names],
    )
