"""The measures that have no section of their own: one table, no verdict, no picture."""

from __future__ import annotations

from collections.abc import Sequence

from riktig.blocks import words
from riktig.blocks.statement import Statement, block_of, say
from riktig.compare import Comparison, Side
from riktig.feedback.measure_titles import measure_title, short_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.report import Section
from riktig.measures.load import reported
from riktig.text import text
from riktig.view import Table


def others_section(views: Sequence[MeasureView], own: Comparison) -> Section | None:
    """Before and after of each; `None` when every measure has its section and none was left out."""
    if not views and not own.left_out:
        return None
    title = text("own_report.others.title")
    block = block_of("others", title, _said(views, own), table=_table(views) if views else None)
    return Section("others", title, [block])


def _said(views: Sequence[MeasureView], own: Comparison) -> list[Statement]:
    said = [say("own_report.others.sentence", {"measures": len(views)})] if views else []
    titles = {one.id: measure_title(one) for one in reported()}
    known = [name for name in own.left_out if name in titles]
    if known:
        values = {"measures": ", ".join(known)}
        written = "; ".join(titles[name] for name in known)
        said.append(say("own_report.others.left_out", values, measures=written))
    if len(known) < len(own.left_out):  # a name out of a file is never said again
        count = len(own.left_out) - len(known)
        said.append(say(f"own_report.others.unknown_{_many(count)}", {"count": count}, count=count))
    if any(side.status == "suppressed" for view in views for side in _sides(view)):
        said.append(say("measure_section.change.hidden"))
    return said


def _sides(view: MeasureView) -> tuple[Side, Side]:
    return view.change.before, view.change.after


def _many(count: int) -> str:
    return "one" if count == 1 else "many"


def _table(views: Sequence[MeasureView]) -> Table:
    return Table(
        caption=text("own_report.others.table"),
        columns=[
            text("own_report.others.column_measure"),
            text("report.period.before"),
            text("report.period.after"),
        ],
        rows=[
            [
                short_title(view.measure),
                *(words.counted(side, view.measure) for side in _sides(view)),
            ]
            for view in views
        ],
    )
