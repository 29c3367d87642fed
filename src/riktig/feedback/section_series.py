"""A measure's second part: the months, and whether they hold more than random variation.

The word for a change is never used here: the rules of run charts are shown as what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, block_of, say
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.series import LEAST_POINTS, Point, Series
from riktig.statistics import RunChart
from riktig.text import format_number, text
from riktig.view import Picture, Table

_DECIMALS: Final = 1


def series_part(view: MeasureView) -> Block | None:
    """The months in words, as a run chart from ten points, and as a table."""
    found = view.series
    if found is None:
        return None
    return block_of(
        f"{view.measure.id}-series",
        _title(found, view),
        list(_said(found, view)),
        picture=_picture(found, view) if found.drawn else None,
        table=_table(found, view),
    )


def _title(found: Series, view: MeasureView) -> str:
    if _is_own(found, view):
        return text("measure_section.series.title", measure=found.measure.title)
    return text("measure_section.series.title_users", users=_lower(found.measure.title))


def _is_own(found: Series, view: MeasureView) -> bool:
    return found.measure.id == view.measure.id


def _said(found: Series, view: MeasureView) -> Iterator[Statement]:
    chart = found.chart
    if chart is None:
        yield say("measure_section.series.empty")
        return
    yield _judged(chart)
    if not _is_own(found, view):
        yield say("measure_section.series.users", users=_lower(found.measure.title))
    yield _median(found, chart)
    if found.months > 1:
        yield say("measure_section.series.together", {"months": found.months})
    if found.counts:
        yield say("measure_section.series.counts")
    if any(one.value is None for one in found.points):
        yield say("measure_section.series.gaps")


def _judged(chart: RunChart) -> Statement:
    values = {
        "points": chart.n_values,
        "useful": chart.n_useful,
        "longest": chart.longest_run,
        "most": chart.longest_run_max,
        "crossings": chart.crossings,
        "fewest": chart.crossings_min,
    }
    if not chart.judged:
        return say("measure_section.series.few", values, points=chart.n_values, least=LEAST_POINTS)
    key = "signal_run" if chart.long_run else "signal_crossings" if chart.signal else "random"
    written = {name: format_number(value or 0) for name, value in values.items()}
    return say(f"measure_section.series.{key}", values, **written)


def _median(found: Series, chart: RunChart) -> Statement:
    key = "all" if not found.frozen else "meeting" if found.by_meeting else "period"
    return say(
        f"measure_section.series.median_{key}",
        {"median": chart.median, "frozen": found.frozen, "begins": found.begins},
        median=_value(chart.median, found),
        begins=_month(found.begins),
    )


def _picture(found: Series, view: MeasureView) -> Picture | None:
    chart = found.chart
    if chart is None:
        return None
    known = [one for one in found.points if one.value is not None]
    values = [one.value or 0.0 for one in known]
    title = _picture_title(found, chart)
    return Picture(
        chart="run_series",
        data={
            "points": [_dot(one, found) for one in found.points],
            "median": _lines(found, chart),
            "events": _event(found),
        },
        params={
            "title_text": words.wrapped(title),
            "subtitle_text": words.wrapped(_subtitle(found), words.SUBTITLE_WRAP),
            "unit_text": "" if found.counts else words.unit_suffix(found.measure),
        },
        alt=text(
            "measure_section.series.alt",
            title=_title(found, view),
            points=len(known),
            first=_month(known[0].first),
            last=_month(known[-1].last),
            low=_value(min(values), found),
            high=_value(max(values), found),
            median=_value(chart.median, found),
        ),
    )


def _picture_title(found: Series, chart: RunChart) -> str:
    later = [one.value for one in found.points[found.frozen :] if one.value is not None]
    if not found.frozen or not later:
        return text("measure_section.series.picture_all")
    above = sum(value > chart.median for value in later)
    below = sum(value < chart.median for value in later)
    half = len(later) / 2
    key = "above" if above > half else "below" if below > half else "even"
    return text(f"measure_section.series.picture_{key}", begins=_month(found.begins))


def _subtitle(found: Series) -> str:
    many = "one" if found.months == 1 else "three"
    points = text(f"measure_section.series.months_{many}")
    return text("measure_section.series.subtitle", unit=_unit(found), points=points)


def _unit(found: Series) -> str:
    if found.counts:
        return text("measure_section.series.unit_counts")
    per = found.measure.denominator.per
    if per is None:
        return text("measure_section.series.unit_share")
    return text("measure_section.series.unit_rate", per=format_number(per))


def _dot(point: Point, found: Series) -> dict[str, Any]:
    return {"month": _middle(point), "value": _shown(point.value, found)}


def _middle(point: Point) -> str:
    """The month a point stands at: the middle one of several."""
    year, month = int(point.first[:4]), int(point.first[5:])
    last = 12 * int(point.last[:4]) + int(point.last[5:])
    number = (12 * year + month + last) // 2 - 1
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _lines(found: Series, chart: RunChart) -> list[dict[str, Any]]:
    """The median: whole where it is reckoned, dashed where it is only carried on."""
    value, points = _shown(chart.median, found), found.points
    cut = found.frozen or len(points)
    label = text("measure_section.series.line_median", median=_value(chart.median, found))
    parts = [{"from": _middle(points[0]), "to": _middle(points[cut - 1]), "carried": False}]
    if cut < len(points):
        parts.append({"from": _middle(points[cut - 1]), "to": _middle(points[-1]), "carried": True})
    return [{**part, "value": value, "label": label if part is parts[-1] else ""} for part in parts]


def _event(found: Series) -> list[dict[str, str]]:
    if not found.frozen:
        return []
    key = "meeting" if found.by_meeting else "period"
    return [{"month": found.begins, "label": text(f"measure_section.series.line_begins_{key}")}]


def _table(found: Series, view: MeasureView) -> Table:
    count = "column_count" if found.months == 1 else "column_count_mean"
    columns = [text("measure_section.series.column_month"), text(f"measure_section.series.{count}")]
    if not found.counts:
        columns.append(_unit(found))
    return Table(
        caption=text("measure_section.series.table", title=_title(found, view)),
        columns=columns,
        rows=[_row(one, found) for one in found.points],
    )


def _row(point: Point, found: Series) -> list[str]:
    month = _month(point.first)
    if point.first != point.last:
        month = text("measure_section.series.span", first=month, last=_month(point.last))
    missing = text("report.count.missing")
    decimals = 0 if found.months == 1 else _DECIMALS
    count = missing if point.numerator is None else format_number(point.numerator, decimals)
    if found.counts:
        return [month, count]
    return [month, count, missing if point.value is None else _value(point.value, found)]


def _value(value: float, found: Series) -> str:
    if found.counts:
        return format_number(value, _DECIMALS)
    if found.measure.denominator.per:
        return words.number(value, found.measure)
    return words.amount(value, found.measure)


def _shown(value: float | None, found: Series) -> float | None:
    if value is None or found.counts:
        return value
    return words.shown(value, found.measure)


def _month(name: str) -> str:
    return f"{name[5:]}.{name[:4]}"


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
