"""The one picture of a measure among a group: own and others, before and after, and the goal."""

from __future__ import annotations

from typing import Any

from riktig.blocks import words
from riktig.blocks.group_about import about, about_bare
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
    shown = [one.value for row in rows.values() for one in row]
    most = dots.axis_end([*shown, *(value for value, _ in goals)])
    goals, side = dots.goals_placed(goals, most)
    placed = dots.places(rows["before"], rows["after"], len(goals), most)
    sides = {"before": placed.before, "after": placed.after}
    return Picture(
        chart="measure_group",
        data={
            "slots": placed.slots,
            "members": [
                one
                for name, row in sides.items()
                for one in dots.members(row, after=name == "after")
            ],
            "own_words": [
                _words(dot.value, row.words, _you(dot.value, view), most)
                for row in sides.values()
                for dot, _ in row.dots
                if dot.own
            ],
            "goals": [
                {
                    "value": value,
                    "slot": placed.goals + place,
                    "label": label,
                    "side": side,
                    "end": placed.after.line,
                }
                for place, (value, label) in enumerate(goals)
            ],
            "rows": [
                {"slot": row.line, "label": text(f"report.period.{name}")}
                for name, row in sides.items()
            ],
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


def _you(shown: float, view: MeasureView) -> str:
    return text("measure_section.among.you", value=_said(shown, view))


def _words(value: float, slot: int, label: str, most: float) -> dict[str, Any]:
    return {"value": value, "slot": slot, "label": label, "side": dots.side_of(value, most)}


def _said(shown: float, view: MeasureView) -> str:
    """A number as people say it, with a percent sign where it is a share."""
    return (
        words.amount(shown / 100, view.measure)
        if view.measure.denominator.per is None
        else (words.number(shown, view.measure))
    )


def _goals(view: MeasureView, found: Among) -> list[tuple[float, str]]:
    """Value and words of each."""
    goals = []
    if found.benchmark:
        said = about_said(found.benchmark.value, view)
        goals.append((_shown(found.benchmark.value, view), "goal", said))
    if view.aim is not None:
        shown = _shown(view.aim, view)
        goals.append((shown, "aim", _said(shown, view)))
    return [(value, text(f"measure_section.among.{key}", value=said)) for value, key, said in goals]


def about_said(value: float, view: MeasureView) -> str:
    """A rounded number as the axis has it: with a percent sign where it is a share."""
    share = view.measure.denominator.per is None
    return about(value, view.measure) if share else about_bare(value, view.measure)


def _title(view: MeasureView, found: Among) -> str:
    ends = {
        "low": about_bare(found.low, view.measure),
        "high": about(found.high, view.measure),
    }
    own = view.change.after
    if not is_open(own):
        return text("measure_section.among.picture_unknown", **ends)
    return text(
        "measure_section.among.picture", own=words.amount(own.value or 0.0, view.measure), **ends
    )


def _subtitle(view: MeasureView, found: Among) -> list[str]:
    others = "letters" if found.published.lettered else "dots"
    said = text(
        "measure_section.among.subtitle", others=text(f"measure_section.among.mark_{others}")
    )
    return [
        *words.wrapped(words.unit_line(view.measure), words.SUBTITLE_WRAP),
        *words.wrapped(said, words.SUBTITLE_WRAP),
    ]


def _alt(view: MeasureView, found: Among) -> str:
    goal = ""
    if found.benchmark:
        value = about(found.benchmark.value, view.measure)
        goal = text("measure_section.among.alt_goal", value=value)
    sides = {name: _alt_row(name, view, found) for name in ("before", "after")}
    return text("measure_section.among.alt", goal=goal, **sides).strip()


def _alt_row(name: str, view: MeasureView, found: Among) -> str:
    own = text(
        "measure_section.among.alt_own",
        value=words.value_or_why(getattr(view.change, name), view.measure),
    )
    values = found.published.values(name)
    ends = (about(value, view.measure) for value in (values[0], values[-1]))
    low, high = ends
    others = text("measure_section.among.alt_others", count=len(values), low=low, high=high)
    return f"{own}, {others}"
