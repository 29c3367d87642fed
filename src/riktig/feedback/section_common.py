"""What stands beside every measure, once: amounts, new users, the list, and who came and left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from riktig.blocks import cells
from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, block_of, say
from riktig.compare import Comparison
from riktig.feedback.balancing import Beside, new_user_days
from riktig.feedback.choices import Choices
from riktig.feedback.cohorts import Cohort
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.report import Section
from riktig.feedback.section_beside import columns, counted_row, numbered
from riktig.feedback.section_seen import seen
from riktig.feedback.section_series import series_part
from riktig.text import format_number, text
from riktig.view import Table

_PLAIN: Final = Choices()
_DECIMALS: Final = 1
_WHOLE_FROM: Final = 100.0  # an amount as large as this is told without decimals
_PATIENTS: Final = ("new_sedative",)
_OMEQ: Final = ("omeq", "omeq_per_1000")


def common_section(
    views: Sequence[MeasureView], full: Sequence[MeasureView], choices: Choices = _PLAIN
) -> Section | None:
    """The section; `None` without a measure. `full` are those with sections of their own.

    Months that show more than random variation, and stand in none of these, stand here.
    """
    if not views:
        return None
    parts = [_part(views[0]), *(seen(part, choices) for part in _months(views, full))]
    return Section("beside", text("measure_section.common.title"), parts)


def _months(views: Sequence[MeasureView], full: Sequence[MeasureView]) -> Iterator[Block]:
    shown = {view.series.measure.id for view in full if view.series}
    for view in views:
        found = view.series
        if found is None or found.measure.id != view.measure.id or view.measure.id in shown:
            continue
        part = series_part(view) if found.chart and found.chart.signal else None
        if part is not None:
            yield part


def _part(view: MeasureView) -> Block:
    return block_of(
        "common",
        text("measure_section.common.title"),
        list(_said(view)),
        table=_table(view),
    )


def _said(view: MeasureView) -> Iterator[Statement]:
    yield say("measure_section.common.sentence")
    if view.balancing:
        yield say("measure_section.common.unjudged")
    if any(one.name in _OMEQ for one in view.balancing):
        yield say("measure_section.term.omeq")
    yield from _people(view.own, view.cohort)


def _people(own: Comparison, cohort: Cohort | None) -> Iterator[Statement]:
    """Who is there: who left and came, the list, and how the doctor works."""
    if cohort:
        yield numbered("measure_section.common.left", {"left": cohort.left, "came": cohort.came})
        if cohort.users_alone:
            yield say("measure_section.common.users_alone")
    elif own.after.kind == "private":
        yield say("measure_section.common.no_cohort")
    before, after = own.before.list_size, own.after.list_size
    if before and after and before != after:
        yield numbered("measure_section.common.list", {"before": before, "after": after})
    if own.before.practice != own.after.practice:
        yield say("report.provenance.practice_note")


def _table(view: MeasureView) -> Table | None:
    own = view.own
    rows = [_amount_row(one, own) for one in view.balancing]
    sizes = (own.before.list_size, own.after.list_size)
    if any(sizes):
        rows.append(counted_row(text("measure_section.common.row_list"), *sizes))
    if view.cohort:
        missing = text("report.count.missing")
        left, came = (format_number(n) for n in (view.cohort.left, view.cohort.came))
        rows.append([text("measure_section.common.row_left"), left, missing, missing])
        rows.append([text("measure_section.common.row_came"), missing, came, missing])
    if not rows:
        return None
    return Table(caption=text("measure_section.common.table"), columns=columns(), rows=rows)


def _amount_row(one: Beside, own: Comparison) -> list[str]:
    """An amount or a count. What a share lacks is hidden in it."""
    missing = text("report.count.missing")
    written = [
        _amount(value)
        if value is not None
        else text("measure_section.common.hidden")
        if side.kind == "share"
        else missing
        for value, side in ((one.before, own.before), (one.after, own.after))
    ]
    label = text(f"measure_section.common.{one.name}", days=new_user_days())
    return [label, *written, _step(one) or missing]


def _step(one: Beside) -> str:
    """An amount with its sign, patients in words; empty where it is not known."""
    if one.step is None:
        return ""
    if one.name in _PATIENTS:
        return cells.step_words(int(one.step))
    return ("+" if one.step > 0 else "") + _amount(one.step)


def _amount(value: float) -> str:
    whole = abs(value) >= _WHOLE_FROM or value == int(value)
    return format_number(value, 0 if whole else _DECIMALS)
