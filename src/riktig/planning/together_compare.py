"""Two plans side by side: how long, how many steps, the largest step, and what is dispensed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import Any, Final

from riktig.calculators.taper.words import length_text
from riktig.configuration import Face
from riktig.planning.medicines import KnownStrength
from riktig.planning.together import draft_of, reaches_zero, span, stamp_of
from riktig.planning.together_line import Line, read_lines
from riktig.planning.together_picture import PLAN_A, PLAN_B, picture
from riktig.planning.together_weeks import busy_weeks
from riktig.planning.words import mg_text
from riktig.problem import Refused
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text, format_date
from riktig.view import Table

_PERCENT: Final = 100
_NONE: Final = "–"
Lines = Sequence[Line]


def compare_view(items: Mapping[str, object], face: Face) -> dict[str, Any]:
    """The view model of plan A beside plan B, `items` being each one's medicines.

    `AtMedicine` names one that is not ready; its `plan` says of which plan.
    """
    plans = {name: _read(items.get(name), face, name) for name in (PLAN_A, PLAN_B)}
    every = [line for lines in plans.values() for line in lines]
    return {
        "title": text("planning_together.compare.title"),
        "stamp": stamp_of(every),
        "draft": draft_of(every),
        "sentences": _sentences(plans),
        "table": _table(plans).as_dict(),
        "picture": picture(plans).as_dict(),
        "notes": [text("planning_together.compare.packs_note")],
    }


def _read(items: object, face: Face, plan: str) -> Lines:
    lines, _ = read_lines(items, face, plan)
    if not lines:
        raise Refused("nothing_to_compare")
    return lines


def _sentences(plans: Mapping[str, Lines]) -> list[str]:
    """The two that matter most: which is longer, and which has the larger step."""
    return [_longer(plans), *_larger(plans)]


def _longer(plans: Mapping[str, Lines]) -> str:
    a, b = (_days(plans[name]) for name in (PLAN_A, PLAN_B))
    if not all(map(reaches_zero, plans.values())):
        open_ = [name for name in plans if not reaches_zero(plans[name])]
        return text("planning_together.compare.open", plans=", ".join(open_))
    if a == b:
        return text("planning_together.compare.same_length", length=length_text(a))
    longer, shorter = (PLAN_A, PLAN_B) if a > b else (PLAN_B, PLAN_A)
    return text(
        "planning_together.compare.longer",
        longer=longer,
        shorter=shorter,
        difference=length_text(abs(a - b)),
    )


def _larger(plans: Mapping[str, Lines]) -> list[str]:
    """Of one medicine alone: of several, the steps are not alike."""
    one = {name: lines[0] for name, lines in plans.items() if len(lines) == 1}
    if len(one) < len(plans) or len({line.substance for line in one.values()}) > 1:
        return []
    said = {name: _largest_text(line) for name, line in one.items()}
    if said[PLAN_A] == said[PLAN_B]:
        return [text("planning_together.compare.same_steps", both=said[PLAN_A])]
    return [text("planning_together.compare.steps", a=said[PLAN_A], b=said[PLAN_B])]


def _table(plans: Mapping[str, Lines]) -> Table:
    """Rows of the whole plan, then rows a medicine."""
    columns = [text(f"planning_together.compare.column_{name}") for name in ("", PLAN_A, PLAN_B)]
    rows = [
        [text(f"planning_together.compare.row_{name}"), *(told(plans[one]) for one in plans)]
        for name, told in _WHOLE.items()
        if name != "busy" or any(len(lines) > 1 for lines in plans.values())
    ]
    lanes = dict.fromkeys((line.substance, line.form) for lines in plans.values() for line in lines)
    for lane in lanes:
        rows += _lane_rows(lane, plans, named=len(lanes) > 1)
    return Table(text("planning_together.compare.caption"), columns, rows)


def _lane_rows(
    lane: tuple[str, str], plans: Mapping[str, Lines], *, named: bool
) -> list[list[str]]:
    found = [
        next((line for line in lines if (line.substance, line.form) == lane), None)
        for lines in plans.values()
    ]
    made = []
    for name, told in _MEDICINE.items():
        label = text(f"planning_together.compare.row_{name}")
        if named:
            said = {"substance": lane[0], "label": label[:1].lower() + label[1:]}
            label = text("planning_together.compare.row_of", **said)
        made.append([label, *(told(line) if line else _NONE for line in found)])
    return made


def _days(lines: Lines) -> int:
    begins, ends = span(lines)
    return (ends - begins).days


def _length(lines: Lines) -> str:
    return text(
        "planning_together.compare.length", length=length_text(_days(lines)), days=_days(lines)
    )


def _ends(lines: Lines) -> str:
    key = "done" if reaches_zero(lines) else "not_done"
    return text(f"planning_together.compare.{key}", date=format_date(span(lines)[1]))


def _steps(line: Line) -> str:
    return str(sum(bool(step.level.mg_per_day) for step in line.steps))


def largest_step(line: Line) -> Fraction:
    """The largest fall between two levels in mg, the last one to 0 with them."""
    doses = [step.level.mg_per_day for step in line.steps]
    return max((before - after for before, after in pairwise(doses)), default=Fraction(0))


def _largest_text(line: Line) -> str:
    fall, start = largest_step(line), line.steps[0].level.mg_per_day
    percent = decimal_text(round(float(fall * _PERCENT / start), 1))
    return text("planning_together.compare.largest", mg=mg_text(fall), percent=percent)


def units_in_all(line: Line) -> dict[Fraction, int]:
    """How many units of each strength are dispensed through the plan, weakest first."""
    counts: dict[Fraction, int] = {}
    for step in line.steps:
        for one in step.dispensings:
            for unit in one.units:
                counts[unit.mg] = counts.get(unit.mg, 0) + ceil(unit.count) * one.times
    return {mg: counts[mg] for mg in sorted(counts)}


def _units(line: Line) -> str:
    said = (
        text("planning_together.compare.units", count=count, mg=mg_text(mg))
        for mg, count in units_in_all(line).items()
    )
    return ", ".join(said)


def packs_for(known: KnownStrength | None, needed: int) -> list[int]:
    """Listed packs that are enough where none is split: largest first; [] where none is listed."""
    sizes = sorted({pack.size for pack in known.packs}) if known else []
    if not sizes:
        return []
    whole, left = divmod(needed, sizes[-1])
    last = [next(size for size in sizes if size >= left)] if left else []
    return [sizes[-1]] * whole + last


def _packs(line: Line) -> str:
    medicine = line.plan.request.medicine
    if not any(known.packs for known in medicine.strengths):
        return text("planning_together.compare.packs_none")
    said = []
    for mg, count in units_in_all(line).items():
        packs = packs_for(medicine.strength(mg), count)
        key = "packs_one" if len(packs) == 1 else "packs" if packs else "packs_unknown"
        sizes = ", ".join(f"{packs.count(size)} × {size}" for size in dict.fromkeys(packs))
        said.append(
            text(f"planning_together.compare.{key}", mg=mg_text(mg), count=len(packs), sizes=sizes)
        )
    return "; ".join(said)


_WHOLE: Final[Mapping[str, Callable[[Lines], str]]] = {
    "begins": lambda lines: format_date(span(lines)[0]),
    "ends": _ends,
    "length": _length,
    "busy": lambda lines: str(len(busy_weeks(lines))),
}
_MEDICINE: Final[Mapping[str, Callable[[Line], str]]] = {
    "start": lambda line: text("planning.form.strength", mg=mg_text(line.used_now_mg)),
    "steps": _steps,
    "largest": _largest_text,
    "units": _units,
    "packs": _packs,
}
