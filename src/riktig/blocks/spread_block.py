"""One measure across a group as dots and as a table: a row a member, never a name or a rank.

The members' counts are rounded already, and are written so («ca.»).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riktig.blocks import words
from riktig.blocks.audit_measure_numbers import definition
from riktig.blocks.group_about import about_bare, about_counted
from riktig.compare import MeasureChange, Side
from riktig.measures.measure import Measure
from riktig.text import format_number, text
from riktig.view import Picture, Table

Row = tuple[str, MeasureChange, bool]  # label, change, own


def open_values(sides: Sequence[Side]) -> list[float]:
    """The values that may be shown."""
    return [side.value for side in sides if side.status == "ok" and side.value is not None]


def picture(rows: Sequence[Row], measure: Measure, title: str) -> Picture | None:
    """The dots: ring before, diamond after, words at the right. `None` without a single dot."""
    if not open_values([side for _, one, _ in rows for side in (one.before, one.after)]):
        return None
    written = [_in_alt(label.strip(), _both(change, measure)) for label, change, _ in rows]
    return Picture(
        chart="group_dots",
        data={"members": [_dot(row, measure) for row in rows]},
        params={
            "title_text": words.wrapped(title),
            "subtitle_text": [
                *words.wrapped(words.unit_line(measure), words.SUBTITLE_WRAP),
                text("report.group.only_before_after"),
            ],
            "unit_text": words.unit_suffix(measure),
        },
        alt=text("report.group.alt", rows="; ".join(written)),
    )


def _in_alt(label: str, both: str) -> str:
    return text("report.group.alt_row", label=label, words=both) if label else both


def table(rows: Sequence[Row], measure: Measure) -> Table:
    """The same rows with their counts."""
    return Table(
        caption=_caption(measure),
        columns=[
            text("report.group.column_member"),
            text("report.period.before"),
            text("report.period.after"),
        ],
        rows=[
            [
                label,
                about_counted(change.before, measure),
                about_counted(change.after, measure),
            ]
            for label, change, _ in rows
        ],
    )


def _caption(measure: Measure) -> str:
    rate = measure.denominator.per
    if rate is None:
        return text("report.group.table", measure=definition(measure.title, measure))
    return text(
        "report.group.table_per",
        measure=definition(measure.title, measure),
        per=format_number(rate),
    )


def _dot(row: Row, measure: Measure) -> dict[str, Any]:
    label, change, own = row
    return {
        "label": label,
        "before": _place(change.before, measure),
        "after": _place(change.after, measure),
        "text": _both(change, measure),
        "own": own,
    }


def _place(side: Side, measure: Measure) -> float | None:
    values = open_values([side])
    return words.shown(values[0], measure) if values else None


def _both(change: MeasureChange, measure: Measure) -> str:
    if change.before.status == change.after.status == "suppressed":
        return text("group_report.about.hidden_both")
    if change.before.status == change.after.status == "not_computable":
        return text("report.count.not_computable")
    return text(
        "group_report.about.picture",
        before=_short(change.before, measure),
        after=_short(change.after, measure),
    )


def _short(side: Side, measure: Measure) -> str:
    values = open_values([side])
    if values:
        return about_bare(values[0], measure)
    hidden = side.status == "suppressed"
    return text("group_report.about.hidden" if hidden else "report.count.missing")
