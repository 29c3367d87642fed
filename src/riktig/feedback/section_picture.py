"""The one picture of a measure among a group: own and others, before and after, and the goal."""

from __future__ import annotations

from typing import Any

from riktig.blocks import words
from riktig.compare import Side
from riktig.feedback import section_dots as dots
from riktig.feedback.among import Among, is_open
from riktig.feedback.measure_view import MeasureView
from riktig.text import text
from riktig.view import Picture


def group_picture(view: MeasureView, found: Among) -> Picture:
    """The dots of both periods, from the same rows as the table beside it."""
    rows = {name: _row(name, view, found) for name in ("before", "after")}
    goals = _goals(view, found)
    most = dots.axis_end(
        [one.value for row in rows.values() for one in row] + [g[0] for g in goals]
    )
    lines = {"before": dots.ROW_BEFORE, "after": dots.ROW_AFTER}
    return Picture(
        chart="measure_group",
        data={
            "members": [
                one
                for name, row in rows.items()
                for one in dots.placed(row, lines[name], most, name == "after")
            ],
            "own_words": [
                _own_words(one, lines[n], most, view) for n in rows for one in rows[n] if one.own
            ],
            "own_path": _path(rows),
            "goals": [_goal(place, *goal, most) for place, goal in enumerate(goals)],
            "rows": [{"y": lines[n], "label": text(f"report.period.{n}")} for n in rows],
        },
        params={
            "title_text": words.wrapped(_title(view, found)),
            "subtitle_text": _subtitle(view, found),
            "unit_text": words.unit_suffix(view.measure),
            "most": most,
        },
        alt=_alt(view, found),
    )


def _row(name: str, view: MeasureView, found: Among) -> list[dots.Dot]:
    own: Side = getattr(view.change, name)
    others = [
        dots.Dot(_shown(getattr(row, name).value, view), row.label, own=False)
        for row in found.published.rows
        if row.open
    ]
    return ([dots.Dot(_shown(own.value, view), "", own=True)] if is_open(own) else []) + others


def _shown(value: float | None, view: MeasureView) -> float:
    return round(words.shown(value or 0.0, view.measure), 6)


def _own_words(dot: dots.Dot, line: int, most: float, view: MeasureView) -> dict[str, Any]:
    value = _said(dot.value, view)
    return {
        "value": dot.value,
        "y": line + dots.WORDS_UNDER,
        "label": text("measure_section.among.you", value=value),
        "side": dots.side_of(dot.value, most),
    }


def _said(shown: float, view: MeasureView) -> str:
    """A number as people say it, with a percent sign where it is a share."""
    return (
        words.amount(shown / 100, view.measure)
        if view.measure.denominator.per is None
        else (words.number(shown, view.measure))
    )


def _path(rows: dict[str, list[dots.Dot]]) -> list[dict[str, Any]]:
    ends = [next((one.value for one in rows[name] if one.own), None) for name in rows]
    if None in ends:
        return []
    return [{"from": ends[0], "to": ends[1], "y": dots.ROW_BEFORE, "end": dots.ROW_AFTER}]


def _goals(view: MeasureView, found: Among) -> list[tuple[float, str]]:
    goals = []
    if found.benchmark:
        goals.append((_shown(found.benchmark.value, view), "goal"))
    if view.aim is not None:
        goals.append((_shown(view.aim, view), "aim"))
    return [
        (value, text(f"measure_section.among.{key}", value=_said(value, view)))
        for value, key in goals
    ]


def _goal(place: int, value: float, label: str, most: float) -> dict[str, Any]:
    """A second goal's words stand a line higher, so that two near each other can be read."""
    return {
        "value": value,
        "y": dots.GOAL_TOP - 16 * place,
        "end": dots.ROW_AFTER,
        "label": label,
        "side": dots.side_of(value, most),
    }


def _title(view: MeasureView, found: Among) -> str:
    ends = {name: words.amount(getattr(found, name), view.measure) for name in ("low", "high")}
    own = view.change.after
    if not is_open(own):
        return text("measure_section.among.picture_unknown", **ends)
    return text(
        "measure_section.among.picture", own=words.amount(own.value or 0.0, view.measure), **ends
    )


def _subtitle(view: MeasureView, found: Among) -> list[str]:
    key = "subtitle_letters" if found.benchmark else "subtitle_no_goal"
    return [
        *words.wrapped(words.unit_line(view.measure), words.SUBTITLE_WRAP),
        text(f"measure_section.among.{key}"),
    ]


def _alt(view: MeasureView, found: Among) -> str:
    goal = ""
    if found.benchmark:
        value = words.amount(found.benchmark.value, view.measure)
        goal = text("measure_section.among.alt_goal", value=value)
    sides = {name: _alt_row(name, view, found) for name in ("before", "after")}
    return text("measure_section.among.alt", goal=goal, **sides).strip()


def _alt_row(name: str, view: MeasureView, found: Among) -> str:
    own = text(
        "measure_section.among.alt_own",
        value=words.value_or_why(getattr(view.change, name), view.measure),
    )
    values = found.published.values(name)
    ends = (words.amount(value, view.measure) for value in (values[0], values[-1]))
    low, high = ends
    others = text("measure_section.among.alt_others", count=len(values), low=low, high=high)
    return f"{own}, {others}"
