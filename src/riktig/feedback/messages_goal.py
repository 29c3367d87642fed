"""The comparator that messages are about: whose level one's own number is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riktig.blocks.words import shown
from riktig.feedback.choices import Choices, Comparator
from riktig.text import format_number, text

if TYPE_CHECKING:
    from riktig.feedback.measure_view import MeasureView

# Chosen here: with fewer patients than this a place among percentiles is mostly luck.
LEAST_FOR_PERCENTILE: Final = 30
PERCENT: Final = 100
# The best quarter of a reference, by the way that is wanted; the middle where it is not given.
_BEST: Final = {"lower": 25, "higher": 75}
_MIDDLE: Final = 50


class Goal(NamedTuple):
    """A comparator that is there. `value` is in the measure's own unit; `None` for own past."""

    name: Comparator
    value: float | None


def goal(view: MeasureView, choices: Choices) -> Goal:
    """The comparator chosen; one's own past when it is not there."""
    value = {
        "benchmark": _benchmark,
        "group": _group,
        "reference": _reference,
    }.get(choices.comparator, _nothing)(view)
    return Goal("own_past", None) if value is None else Goal(choices.comparator, value)


def placeable(view: MeasureView) -> bool:
    """Whether there is a reference, and patients enough to be placed in it."""
    of = view.change.after.denominator.number
    return view.reference is not None and of is not None and of >= LEAST_FOR_PERCENTILE


def level(view: MeasureView, held: Goal) -> str:
    """Whose level it is: `de laveste i gruppen (ca. 36 %)`, of rounded numbers."""
    return text(f"messages.level.{_held(view, held)}", about=_about(view, held.value or 0.0))


def place(view: MeasureView, held: Goal) -> str:
    """Where one is who has reached it: `blant de laveste i gruppen (ca. 36 %)`."""
    return text(f"messages.place.{_held(view, held)}", level=level(view, held))


def _held(view: MeasureView, held: Goal) -> str:
    way = "higher" if view.measure.direction == "higher" else "lower"
    return f"{held.name}_{way}"


def _about(view: MeasureView, value: float) -> str:
    per = view.measure.denominator.per
    key = "rate" if per else "share"
    written = format_number(shown(value, view.measure), 0)
    return text(f"messages.about.{key}", value=written, per=format_number(per or 0))


def in_unit(view: MeasureView, said: float) -> float:
    """A number as people say it (a share in percent) in the measure's own unit."""
    return said if view.measure.denominator.per else said / PERCENT


def _nothing(_: MeasureView) -> None:
    return None


def _benchmark(view: MeasureView) -> float | None:
    return view.among.benchmark.value if view.among and view.among.benchmark else None


def _group(view: MeasureView) -> float | None:
    return view.among.middle if view.among else None


def _reference(view: MeasureView) -> float | None:
    if view.reference is None or not placeable(view):
        return None
    found = view.reference.percentiles
    said = found.get(_BEST.get(view.measure.direction, _MIDDLE), found.get(_MIDDLE))
    return None if said is None else in_unit(view, said)
