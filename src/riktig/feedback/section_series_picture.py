"""The run chart of a measure's months."""

from __future__ import annotations

from typing import Any

from riktig.blocks import words
from riktig.feedback.section_series_words import month_said, shown, unit, value_said
from riktig.feedback.series import Point, Series
from riktig.statistics import RunChart
from riktig.text import text
from riktig.view import Picture


def run_chart_picture(found: Series, title: str) -> Picture | None:
    """The points, the median and where it ends; `title` is the series' own."""
    chart = found.chart
    if chart is None:
        return None
    known = [one for one in found.points if one.value is not None]
    values = [one.value or 0.0 for one in known]
    return Picture(
        chart="run_series",
        data={
            "points": [_dot(one, found) for one in found.points],
            "median": _lines(found, chart),
            "events": _event(found),
        },
        params={
            "title_text": words.wrapped(_title(found, chart)),
            "subtitle_text": words.wrapped(_subtitle(found), words.SUBTITLE_WRAP),
            "unit_text": "" if found.counts else words.unit_suffix(found.measure),
        },
        alt=text(
            "measure_section.series.alt",
            title=title,
            points=len(known),
            first=month_said(known[0].first),
            last=month_said(known[-1].last),
            low=value_said(min(values), found),
            high=value_said(max(values), found),
            median=value_said(chart.median, found),
        ),
    )


def _title(found: Series, chart: RunChart) -> str:
    later = [one.value for one in found.points[found.frozen :] if one.value is not None]
    if not found.frozen or not later:
        return text("measure_section.series.picture_all")
    above = sum(value > chart.median for value in later)
    below = sum(value < chart.median for value in later)
    half, all_of = len(later) / 2, {above: "all_above", below: "all_below"}
    key = "above" if above > half else "below" if below > half else "even"
    key = all_of.get(len(later), key)
    return text(f"measure_section.series.picture_{key}", begins=month_said(found.begins))


def _subtitle(found: Series) -> str:
    many = "one" if found.months == 1 else "three"
    points = text(f"measure_section.series.months_{many}")
    return text("measure_section.series.subtitle", unit=unit(found), points=points)


def _dot(point: Point, found: Series) -> dict[str, Any]:
    return {"month": _middle(point), "value": shown(point.value, found)}


def _middle(point: Point) -> str:
    """The month a point stands at: the middle one of several."""
    year, month = int(point.first[:4]), int(point.first[5:])
    last = 12 * int(point.last[:4]) + int(point.last[5:])
    number = (12 * year + month + last) // 2 - 1
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _lines(found: Series, chart: RunChart) -> list[dict[str, Any]]:
    """The median: whole where it is reckoned, dashed where it is only carried on."""
    value, points = shown(chart.median, found), found.points
    cut = found.frozen or len(points)
    label = text("measure_section.series.line_median", median=value_said(chart.median, found))
    parts = [{"from": _middle(points[0]), "to": _middle(points[cut - 1]), "carried": False}]
    if cut < len(points):
        parts.append({"from": _middle(points[cut - 1]), "to": _middle(points[-1]), "carried": True})
    return [{**part, "value": value, "label": label if part is parts[-1] else ""} for part in parts]


def _event(found: Series) -> list[dict[str, str]]:
    if not found.frozen:
        return []
    key = "meeting" if found.by_meeting else "period"
    return [{"month": found.begins, "label": text(f"measure_section.series.line_begins_{key}")}]
