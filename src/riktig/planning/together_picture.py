"""Several plans as one picture: a lane a medicine, on one time axis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final

from riktig.calculators.taper.rules import DAYS_PER_WEEK
from riktig.calculators.taper.words import length_text
from riktig.planning.together_line import Line
from riktig.planning.words import mg_text
from riktig.text.catalogue import text
from riktig.view import Picture

CHART: Final = "taper_plans"
LANE: Final = 1.5  # a lane's height with the room for its name; its stairs are 1 high
NAME_AT: Final = 1.1
PLAN_A, PLAN_B = "A", "B"
Lane = tuple[str, str]  # substance and form


def picture(plans: Mapping[str, Sequence[Line]]) -> Picture:
    """Data for the chart `taper_plans`. `plans` is one plan by "", or two by "A" and "B"."""
    every = [line for lines in plans.values() for line in lines]
    begins = min(line.begins for line in every)
    lanes = list(dict.fromkeys((line.substance, line.form) for line in every))
    heights = {lane: _height(lane, every) for lane in lanes}
    points = [
        point
        for name, lines in plans.items()
        for line in lines
        for point in _points(line, name, begins, lanes, heights)
    ]
    return Picture(
        chart=CHART,
        data={
            "steps": points,
            "letters": _letters(plans, points),
            "lanes": [_lane(lane, lanes, heights) for lane in lanes],
        },
        params={
            "title_text": text(
                f"planning_together.picture.title_{'one' if '' in plans else 'two'}"
            ),
            "subtitle_text": text("planning_together.picture.subtitle"),
        },
        alt=_alt(plans),
    )


def _height(lane: Lane, lines: Sequence[Line]) -> Fraction:
    """The dose at the top of a lane, in mg a day."""
    there = [line for line in lines if (line.substance, line.form) == lane]
    return max(step.level.mg_per_day for line in there for step in line.steps)


def _points(
    line: Line,
    name: str,
    begins: date,
    lanes: Sequence[Lane],
    heights: Mapping[Lane, Fraction],
) -> Iterator[dict[str, Any]]:
    """Where each dose begins; a plan that begins later stands on its first dose until then."""
    lane = (line.substance, line.form)
    floor = _floor(lane, lanes)
    marks = [(step.begins, step.level.mg_per_day, True) for step in line.steps]
    if line.begins > begins and line.plan.request.switch is None:
        marks.insert(0, (begins, marks[0][1], False))
    if not line.plan.schedule.reaches_zero:
        marks.append((line.ends, marks[-1][1], False))
    for day, mg, marked in marks:
        yield {
            "week": round((day - begins).days / DAYS_PER_WEEK, 3),
            "y": round(floor + float(mg / heights[lane]), 4),
            "line": f"{name}{line.number}",
            "second": name == PLAN_B,
            "marked": marked,
        }


def _floor(lane: Lane, lanes: Sequence[Lane]) -> float:
    """The first medicine's lane is the highest."""
    return (len(lanes) - 1 - lanes.index(lane)) * LANE


def _lane(lane: Lane, lanes: Sequence[Lane], heights: Mapping[Lane, Fraction]) -> dict[str, Any]:
    floor = _floor(lane, lanes)
    twice = sum(one[0] == lane[0] for one in lanes) > 1
    name = f"{lane[0]}, {lane[1]}" if twice else lane[0]
    top = text("planning.form.strength", mg=mg_text(heights[lane]))
    return {"name": name, "top": top, "floor": floor, "high": floor + 1, "at": floor + NAME_AT}


def _letters(
    plans: Mapping[str, Sequence[Line]], points: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """A and B where the two part most; over the stairs of the one that ends last."""
    if "" in plans:
        return []
    lines = _parted(plans)
    last = max(lines, key=lambda name: (lines[name].ends, name == PLAN_A))
    return [
        _letter(name, f"{name}{line.number}", points, above=name == last)
        for name, line in lines.items()
    ]


def _parted(plans: Mapping[str, Sequence[Line]]) -> dict[str, Line]:
    """Of each plan the medicine whose end differs most; the first of each where none is in both."""
    both = [
        (abs((a.ends - b.ends).days), a, b)
        for a in plans[PLAN_A]
        for b in plans[PLAN_B]
        if (a.substance, a.form) == (b.substance, b.form)
    ]
    if not both:
        return {name: lines[0] for name, lines in plans.items()}
    _, a, b = max(both, key=lambda one: one[0])
    return {PLAN_A: a, PLAN_B: b}


def _letter(
    name: str, line: str, points: Sequence[Mapping[str, Any]], *, above: bool
) -> dict[str, Any]:
    """A plan's letter at the middle of a medicine's stairs, over or under them."""
    own = [point for point in points if point["line"] == line]
    middle = own[len(own) // 2]
    second = {"second": middle["second"], "above": above}
    return {"name": name, "week": middle["week"], "y": middle["y"], **second}


def _alt(plans: Mapping[str, Sequence[Line]]) -> str:
    parts = []
    for name, lines in plans.items():
        said = "; ".join(_spoken(line) for line in lines)
        parts.append(
            text("planning_together.picture.alt_plan", plan=name, said=said) if name else said
        )
    return " ".join(f"{part}." for part in parts)


def _spoken(line: Line) -> str:
    steps = line.steps
    return text(
        "planning_together.picture.alt_line",
        substance=line.substance,
        start=mg_text(steps[0].level.mg_per_day),
        last=mg_text(steps[-1].level.mg_per_day),
        length=length_text(line.plan.schedule.days),
    )
