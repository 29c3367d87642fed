"""Precision feedback: which messages are true of a measure, and which one is said.

Each kind is a predicate with one stated definition; `docs/reference/report-messages.md` has them
in words. A comparator that is not there gives way to one's own past.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from riktig.compare import Side, rounded
from riktig.feedback.among import patients_beyond
from riktig.feedback.choices import Choices
from riktig.feedback.messages_counts import about_alike, patients_otherwise
from riktig.feedback.messages_goal import Goal, goal
from riktig.feedback.messages_words import Kind, Message, written

if TYPE_CHECKING:
    from riktig.feedback.measure_view import MeasureView

# Comparators that are made of others' counts, rounded to five.
ROUNDED: Final = ("benchmark", "group")

# What is said when several are true: first what the rule calls a change, then what the months
# show beyond chance, then where one stands, and last that nothing can be told. Chosen here.
ORDER: Final[tuple[Kind, ...]] = (
    "gain",
    "loss",
    "worsening",
    "improving",
    "reached",
    "approaching",
    "same",
    "unclear",
)


def messages(view: MeasureView, choices: Choices) -> tuple[Message, ...]:
    """All that are true, in the order in which they are preferred; never none."""
    held = goal(view, choices)
    return tuple(written(kind, view, held) for kind in ORDER if IS_TRUE[kind](view, held))


def picked(found: Sequence[Message]) -> Message:
    """The one to say: the first by `ORDER`."""
    return min(found, key=lambda one: ORDER.index(one.kind))


def _gain(view: MeasureView, _: Goal) -> bool:
    """The one rule calls it a change, and it went the wanted way."""
    return view.change.verdict == "beyond_chance" and view.better is True


def _loss(view: MeasureView, _: Goal) -> bool:
    """The one rule calls it a change, and it went the other way."""
    return view.change.verdict == "beyond_chance" and view.better is False


def _same(view: MeasureView, _: Goal) -> bool:
    """Both periods are open and their values are equal."""
    return view.open and view.change.difference == 0


def _unclear(view: MeasureView, held: Goal) -> bool:
    """None of gain, loss and same."""
    return not any(rule(view, held) for rule in (_gain, _loss, _same))


def _reached(view: MeasureView, held: Goal) -> bool:
    """A comparator other than own past, and the number after is at it or better.

    Of the group's rounded numbers, the own number rounded as theirs must be there too.
    """
    if not view.open or held.value is None or _beyond(view, held, view.change.after):
        return False
    if held.name not in ROUNDED:
        return True
    return _beyond(view, held, rounded(view.change.after)) == 0


def _approaching(view: MeasureView, held: Goal) -> bool:
    """Still not at the comparator, with fewer patients beyond it and a better value than before.

    Not where it is about as before, nor where the number of patients did not go that way.
    """
    change = view.change
    if not view.open or held.value is None or not view.better:
        return False
    if about_alike(change) or patients_otherwise(change):
        return False
    return 0 < _beyond(view, held, change.after) < _beyond(view, held, change.before)


def _improving(view: MeasureView, _: Goal) -> bool:
    """Its own months signal by Anhøj, and their median after the baseline is better."""
    return _moved(view) is True


def _worsening(view: MeasureView, _: Goal) -> bool:
    """Its own months signal by Anhøj, and their median after the baseline is worse."""
    return _moved(view) is False


def _moved(view: MeasureView) -> bool | None:
    """Whether the months moved the wanted way beyond chance; `None`: they did not move so."""
    found = view.series
    if found is None or found.measure.id != view.measure.id or found.chart is None:
        return None
    after, before = found.after, found.chart.median
    if not found.chart.signal or after is None or after == before:
        return None
    if view.measure.direction not in ("lower", "higher"):
        return None
    return (after < before) == (view.measure.direction == "lower")


def _beyond(view: MeasureView, held: Goal, side: Side) -> int:
    """Patients beyond the comparator."""
    return patients_beyond(view.measure, side, held.value or 0.0) or 0


IS_TRUE: Final[Mapping[Kind, Callable[[MeasureView, Goal], bool]]] = {
    "gain": _gain,
    "loss": _loss,
    "worsening": _worsening,
    "improving": _improving,
    "reached": _reached,
    "approaching": _approaching,
    "same": _same,
    "unclear": _unclear,
}
