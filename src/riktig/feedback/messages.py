"""Precision feedback: which messages are true of a measure, and which one is said.

Each kind is a predicate with one stated definition; `docs/reference/report-messages.md` has them
in words. A comparator that is not there gives way to one's own past.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from riktig.blocks.statement import Statement, say
from riktig.feedback.choices import Choices

if TYPE_CHECKING:
    from riktig.feedback.measure_view import MeasureView

Kind = Literal[
    "gain", "loss", "worsening", "improving", "reached", "approaching", "same", "unclear"
]
# What is said when several are true: first what the rule calls a change, then what the months
# show beyond chance, then where one stands, and last that nothing can be told. Chosen here.
ORDER: tuple[Kind, ...] = (
    "gain",
    "loss",
    "worsening",
    "improving",
    "reached",
    "approaching",
    "same",
    "unclear",
)


@dataclass(frozen=True)
class Message:
    """One thing that is true, of its kind, as a short sentence with its numbers."""

    kind: Kind
    statement: Statement


def messages(view: MeasureView, choices: Choices) -> tuple[Message, ...]:
    """All that are true, in the order in which they are preferred."""
    del choices
    change = view.change
    if change.verdict == "beyond_chance" and change.difference:
        better = (change.difference < 0) == (view.measure.direction == "lower")
        kind: Kind = "gain" if better else "loss"
    else:
        kind = "same" if change.difference == 0 else "unclear"
    return (Message(kind, say(f"messages.{kind}")),)


def picked(found: Sequence[Message]) -> Message:
    """The one to say: the first by `ORDER`."""
    return min(found, key=lambda one: ORDER.index(one.kind))
