"""Which measures stand on page one.

The rule, chosen here. First what the one rule calls a change, of any reported measure: gains
before the rest. Then, in the places that are left (at most three in all), measures with room: the
numbers of both periods are open, and at least one patient is beyond the plan's aim or the group's
benchmark, or, where there is neither, at least one patient is one that the wish is about. Those
are taken in this order: where a change could show; within that, what the doctor decides alone;
within that, one of each medicine group. What is left to order is the report's own order. Among
what may be chance neither the size of a number nor of a difference chooses. When there is no
change and none has room, the first open measure stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Protocol, TypeVar

from riktig.compare import Detectable, MeasureChange
from riktig.measures.measure import Measure
from riktig.measures.scope import classes

MOST_HEADLINES: Final = 3  # the yardstick's own limit
LEAST_ROOM: Final = 1  # patients


class Viewed(Protocol):
    """What the rule asks of a view: a doctor's own, or the group's as one."""

    @property
    def open(self) -> bool:
        """Whether the numbers of both periods stand."""

    @property
    def measure(self) -> Measure:
        """What is counted."""

    @property
    def change(self) -> MeasureChange:
        """Before and after; asked for only when open."""

    @property
    def detectable(self) -> Detectable | None:
        """How far the count must move to be a change."""

    @property
    def headroom(self) -> int | None:
        """Patients beyond the goal; `None` without one."""


View = TypeVar("View", bound=Viewed)


def chosen(views: Sequence[View]) -> tuple[View, ...]:
    """The measures of page one, at most three, in its order; none when no measure is open."""
    opened = sorted((view for view in views if view.open), key=_order)
    moved = sorted((view for view in opened if is_change(view)), key=lambda one: not is_gain(one))
    with_room = [view for view in opened if view not in moved and room(view) >= LEAST_ROOM]
    taken = {medicine_group(view.measure) for view in moved}
    return tuple([*moved, *_ranked(with_room, taken)][:MOST_HEADLINES]) or tuple(opened[:1])


def is_change(view: Viewed) -> bool:
    """Whether the one rule calls the difference a change. Of an open view."""
    return view.change.verdict == "beyond_chance"


def is_gain(view: Viewed) -> bool:
    """Whether a change went the way of the measure's direction."""
    wanted = {"lower": -1, "higher": 1}.get(view.measure.direction, 0)
    return is_change(view) and (view.change.difference or 0) * wanted > 0


def room(view: Viewed) -> int:
    """Patients that the wish is about: beyond the aim or benchmark, else all of them."""
    if view.headroom is not None:
        return view.headroom
    x, n = view.change.after.numerator.number, view.change.after.denominator.number
    if x is None or n is None or view.measure.direction not in ("lower", "higher"):
        return 0
    return x if view.measure.direction == "lower" else n - x


def is_certain(view: Viewed) -> bool:
    """Whether a change in the wanted direction could show with so many patients."""
    found = view.detectable
    if found is None:
        return False
    wanted = found.more if view.measure.direction == "higher" else found.fewer
    return wanted is not None


def in_own_hands(measure: Measure) -> bool:
    """Whether the doctor decides alone."""
    return measure.report is not None and measure.report.control == "own"


def medicine_group(measure: Measure) -> str:
    """The group of the first class that is counted."""
    counted = measure.numerator.classes[:1]
    return next((one.group for one in classes() if one.id in counted and one.group), "")


def _ranked(views: Sequence[View], taken: set[str]) -> Iterator[View]:
    """All of them: by what could show, then by who decides; new medicine groups first in each.

    `taken` are the medicine groups that stand there already.
    """
    for certain in (True, False):
        for own in (True, False):
            alike = [v for v in views if (in_own_hands(v.measure), is_certain(v)) == (own, certain)]
            yield from _new_groups_first(alike, taken)


def _new_groups_first(views: Sequence[View], taken: set[str]) -> Iterator[View]:
    later = []
    for view in views:
        group = medicine_group(view.measure)
        if group in taken:
            later.append(view)
        else:
            taken.add(group)
            yield view
    yield from later


def _order(view: Viewed) -> tuple[bool, int, str]:
    part = view.measure.report
    return part is None, part.order if part else 0, view.measure.id
