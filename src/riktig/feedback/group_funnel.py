"""A group's funnel: where chance alone takes practices of each size around the group as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, block_of, say
from riktig.compare import Side
from riktig.feedback.published import Row
from riktig.measures.measure import Measure
from riktig.statistics import Limits, funnel_limits
from riktig.statistics.constants import constant
from riktig.text import format_number, text
from riktig.view import Picture

CURVE_POINTS: Final = 24  # steps a limit is drawn through
ROOM: Final = 0.1  # of the sizes, drawn to each side of the smallest and the largest
_ENDS: Final = ("low95", "high95", "low998", "high998")


@dataclass(frozen=True)
class Point:
    """A member after, of rounded counts, and the limits at its size."""

    label: str
    side: Side
    limits: Limits

    @property
    def value(self) -> float:
        """Numerator over denominator, on the scale of the limits."""
        return (self.side.numerator.number or 0) / (self.side.denominator.number or 1)

    @property
    def outside(self) -> bool:
        """Whether it lies outside the outer limits."""
        return not self.limits.low998 <= self.value <= self.limits.high998

    @property
    def between(self) -> bool:
        """Whether it lies outside the inner limits and not the outer."""
        return not self.outside and not self.limits.low95 <= self.value <= self.limits.high95


@dataclass(frozen=True)
class Funnel:
    """`target` is the group as one: numerator over denominator. No overdispersion."""

    measure: Measure
    target: float
    points: tuple[Point, ...]
    curve: tuple[Limits, ...]

    @property
    def outside(self) -> int:
        """How many lie outside the outer limits."""
        return sum(point.outside for point in self.points)

    @property
    def between(self) -> int:
        """How many lie outside the inner limits alone."""
        return sum(point.between for point in self.points)


def funnel_of(measure: Measure, whole: Side, rows: Sequence[Row]) -> Funnel | None:
    """The funnel after; `None` where the group's value is nothing or everybody."""
    x, n = whole.numerator.number or 0, whole.denominator.number or 0
    rate = measure.denominator.per is not None
    if not x or (x >= n and not rate):
        return None
    target = x / n
    shown = [row for row in rows if row.open and row.after.denominator.number]
    sizes = [float(row.after.denominator.number or 0) for row in shown]
    if not sizes:
        return None

    def limits(size: float) -> Limits:
        return funnel_limits("rate" if rate else "proportion", target, size)

    points = [
        Point(row.label, row.after, limits(size)) for row, size in zip(shown, sizes, strict=True)
    ]
    return Funnel(measure, target, tuple(points), tuple(limits(size) for size in _grid(sizes)))


def _grid(sizes: Sequence[float]) -> list[float]:
    low, high = min(sizes) * (1 - ROOM), max(sizes) * (1 + ROOM)
    step = (high - low) / CURVE_POINTS
    return sorted({float(max(1, round(low + step * n))) for n in range(CURVE_POINTS + 1)})


def funnel_block(funnel: Funnel, title: str) -> Block:
    """Sentence and picture of a funnel. No table: a limit of one's own asks to be passed."""
    return block_of(
        f"{funnel.measure.id}-funnel",
        title,
        [*funnel_said(funnel), say("group_report.funnel.small")],
        picture=_picture(funnel),
    )


def funnel_said(funnel: Funnel, members: int | None = None) -> list[Statement]:
    """Where the members lie, in words. `members` when some of so many are not in the funnel."""
    shown, outside, between = len(funnel.points), funnel.outside, funnel.between
    values = {"outside": outside, "members": shown, "target": funnel.target}
    some = members is not None and members > shown
    who = text(f"group_report.funnel.who_{'shown' if some else 'all'}", all=shown)
    count = "none" if not between else "one" if between == 1 else "some"
    return [
        say(
            f"group_report.funnel.sentence_{'some' if outside else 'none'}",
            values,
            outside=outside,
            all=shown,
            who=who,
            **_percents(),
        ),
        say(
            f"group_report.funnel.between_{count}",
            {"between": between},
            between=between,
            **_percents(),
        ),
    ]


def _scale(measure: Measure) -> float:
    return measure.denominator.per or words.shown(1.0, measure)


def _picture(funnel: Funnel) -> Picture:
    scale = _scale(funnel.measure)
    target = scale * funnel.target
    last = funnel.curve[-1]
    lines = {"outer": last.high998, "inner": last.high95}
    return Picture(
        chart="funnel_plot",
        data={
            "limits": [_drawn(one, scale) for one in funnel.curve],
            "points": [
                {"size": one.limits.size, "value": scale * one.value, "marked": one.outside}
                for one in funnel.points
            ],
            "words": [
                *({"value": scale * value, "label": _line(name)} for name, value in lines.items()),
                {"value": target, "label": text("group_report.funnel.line_target")},
            ],
        },
        params={
            "title_text": words.wrapped(text("group_report.funnel.picture")),
            "subtitle_text": words.wrapped(
                text("group_report.funnel.across", whom=words.whom(funnel.measure), **_percents()),
                words.SUBTITLE_WRAP,
            ),
            "unit_text": words.unit_suffix(funnel.measure),
            "target": target,
        },
        alt=text(
            "group_report.funnel.alt",
            all=len(funnel.points),
            target=_number(target),
            outside=funnel.outside,
        ),
    )


def _percents() -> dict[str, str]:
    return {
        name: format_number(float(constant(f"funnel_{name}_percent")), 1 if name == "outer" else 0)
        for name in ("inner", "outer")
    }


def _line(name: str) -> str:
    return text("group_report.funnel.line", percent=_percents()[name])


def _drawn(limits: Limits, scale: float) -> dict[str, Any]:
    return {"size": limits.size, **{end: scale * getattr(limits, end) for end in _ENDS}}


def _number(value: float) -> str:
    return format_number(value, words.DECIMALS)
