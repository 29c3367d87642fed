"""What the report rests on: amounts, where the numbers come from, and which definitions."""

from __future__ import annotations

from collections.abc import Sequence

from riktig.blocks.amounts_block import amounts_block
from riktig.blocks.block import Block
from riktig.blocks.group_pairs import GroupPairs
from riktig.blocks.provenance_block import provenance_block
from riktig.blocks.statement import Statement, block_of, say
from riktig.clinical.tables import rows
from riktig.compare import Comparison, Summary
from riktig.feedback.measure_titles import measure_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.report import Section
from riktig.text import text
from riktig.view import Table


def basis_section(views: Sequence[MeasureView], own: Comparison, others: GroupPairs) -> Section:
    """The last part of the report, for whoever asks whether a number can be trusted."""
    parts = [amounts_block(own), provenance_block(own, others), versions_block(views, own)]
    return Section("basis", text("report.page.basis"), parts)


def versions_block(views: Sequence[MeasureView], own: Comparison) -> Block:
    """Which measures, in which version, by which tables."""
    return block_of(
        "versions",
        text("own_report.versions.title"),
        [say("own_report.versions.sentence"), *_tables(own)],
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


def _tables(own: Comparison) -> list[Statement]:
    """The tables' versions, once when both periods were reckoned by the same."""
    if own.before.tables == own.after.tables:
        return _said("both", own.after)
    return [*_said("before", own.before), *_said("after", own.after)]


def _said(when: str, side: Summary) -> list[Statement]:
    if not side.tables:
        return []
    written = ", ".join(
        text("own_report.versions.one_table", name=name, version=version)
        for name, version in sorted(side.tables.items())
    )
    return [say(f"own_report.versions.tables_{when}", dict(side.tables), tables=written)]
