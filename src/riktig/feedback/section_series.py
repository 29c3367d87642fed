"""A measure's second part: the months, and whether they hold more than random variation.

The word for a change is never used here: the rules of run charts are shown as what they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, Value, block_of, say
from riktig.feedback.measure_titles import measure_title, section_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.section_series_picture import run_chart_picture
from riktig.feedback.section_series_words import (
    DECIMALS,
    lower_first,
    month_said,
    unit,
    value_said,
)
from riktig.feedback.series import LEAST_POINTS, Point, Series
from riktig.feedback.series_run import longest_run
from riktig.statistics import RunChart
from riktig.text import format_number, text
from riktig.view import Table


def series_part(view: MeasureView) -> Block | None:
    """The months in words, as a run chart from ten points, and as a table."""
    found = view.series
    if found is None:
        return None
    return block_of(
        f"{view.measure.id}-series",
        _title(found, view),
        list(_said(found, view)),
        picture=run_chart_picture(found, _title(found, view)) if found.drawn else None,
        table=_table(found, view),
    )


def _title(found: Series, view: MeasureView) -> str:
    if _is_own(found, view):
        return text("measure_section.series.title", measure=section_title(found.measure))
    return text("measure_section.series.title_users", users=_users(found))


def _users(found: Series) -> str:
    return lower_first(measure_title(found.measure))


def _is_own(found: Series, view: MeasureView) -> bool:
    return found.measure.id == view.measure.id


def _said(found: Series, view: MeasureView) -> Iterator[Statement]:
    chart = found.chart
    if chart is None:
        yield say("measure_section.series.empty")
        return
    yield _judged(found, chart)
    yield from _begun_before(found, chart)
    if chart.signal and _is_own(found, view) and view.change.verdict == "maybe_chance":
        yield say("measure_section.series.two_tests")
    if not _is_own(found, view):
        yield say("measure_section.series.users", users=_users(found))
    yield _median(found, chart)
    if found.months > 1:
        yield say("measure_section.series.together", {"months": found.months})
    if found.counts:
        yield say("measure_section.series.counts")
    if any(one.value is None for one in found.points):
        yield say("measure_section.series.gaps")


def _judged(found: Series, chart: RunChart) -> Statement:
    """Whether there is more than random variation; of a long run, which way and when."""
    values: dict[str, Value] = {
        "points": chart.n_values,
        "useful": chart.n_useful,
        "longest": chart.longest_run,
        "most": chart.longest_run_max,
        "crossings": chart.crossings,
        "fewest": chart.crossings_min,
    }
    if not chart.judged:
        return say("measure_section.series.few", values, points=chart.n_values, least=LEAST_POINTS)
    written = {name: format_number(int(value or 0)) for name, value in values.items()}
    run = longest_run(found)
    if not chart.long_run or run is None:
        key = "signal_crossings" if chart.signal else "random"
        return say(f"measure_section.series.{key}", values, **written)
    span = {"first": month_said(run.first), "last": month_said(run.last)}
    values |= {"above": run.above, **span}
    key = f"signal_run_{'above' if run.above else 'below'}"
    return say(f"measure_section.series.{key}", values, **written, **span)


def _begun_before(found: Series, chart: RunChart) -> Iterator[Statement]:
    """That a long run began before what was meant to set it off."""
    run = longest_run(found)
    if not chart.long_run or run is None or not 0 < run.before < chart.longest_run:
        return
    yield say(
        f"measure_section.series.began_{'meeting' if found.by_meeting else 'period'}",
        {"before": run.before, "longest": chart.longest_run},
        count=format_number(run.before),
        longest=format_number(chart.longest_run),
    )


def _median(found: Series, chart: RunChart) -> Statement:
    key = "all" if not found.frozen else "meeting" if found.by_meeting else "period"
    return say(
        f"measure_section.series.median_{key}",
        {"median": chart.median, "frozen": found.frozen, "begins": found.begins},
        median=value_said(chart.median, found),
        begins=month_said(found.begins),
    )


def _table(found: Series, view: MeasureView) -> Table:
    count = "column_count" if found.months == 1 else "column_count_mean"
    columns = [text("measure_section.series.column_month"), text(f"measure_section.series.{count}")]
    if not found.counts:
        columns.append(unit(found))
    return Table(
        caption=text("measure_section.series.table", title=_title(found, view)),
        columns=columns,
        rows=[_row(one, found) for one in found.points],
    )


def _row(point: Point, found: Series) -> list[str]:
    month = month_said(point.first)
    if point.first != point.last:
        month = text("measure_section.series.span", first=month, last=month_said(point.last))
    missing = text("report.count.missing")
    decimals = 0 if found.months == 1 else DECIMALS
    count = missing if point.numerator is None else format_number(point.numerator, decimals)
    if found.counts:
        return [month, count]
    return [month, count, missing if point.value is None else value_said(point.value, found)]
