"""The comparator that messages are about: whose level one's own number is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riktig.feedback.choices import Choices, Comparator

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
