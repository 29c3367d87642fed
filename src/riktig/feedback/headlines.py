"""Which measures stand on page one: those with room, that the doctor decides, and that can show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from riktig.blocks.statement import Statement
from riktig.compare import MeasureChange
from riktig.measures.measure import Measure

MOST_HEADLINES = 3


class Reach(Protocol):
    """How large a difference must be to be called a change; `None` where none could."""

    @property
    def fewer(self) -> int | None: ...
    @property
    def more(self) -> int | None: ...


class Said(Protocol):
    """One message that is true of a measure."""

    @property
    def kind(self) -> str: ...
    @property
    def statement(self) -> Statement: ...


class Viewed(Protocol):
    """What page one asks of a measure's view."""

    @property
    def measure(self) -> Measure: ...
    @property
    def change(self) -> MeasureChange: ...
    @property
    def detectable(self) -> Reach | None: ...
    @property
    def headroom(self) -> int | None: ...
    @property
    def picked(self) -> Said | None: ...


View = TypeVar("View", bound=Viewed)


def chosen(views: Sequence[View]) -> tuple[View, ...]:
    """At most three, by the stated rule."""
    return tuple(one for one in views if both_open(one.change))[:MOST_HEADLINES]


def both_open(change: MeasureChange) -> bool:
    """Whether the numbers of both periods stand."""
    return change.before.status == "ok" == change.after.status
