"""What a measure counts: one dispensing (or prescription) of a class on a day."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from riktig.measures.once import Remembers


class Use(NamedTuple):
    """One counted event. `day` is an ordinal; an amount not known is `None`."""

    patient: int
    day: int
    class_id: str
    ddd: float | None
    omeq: float | None = None  # mg in all
    units: float | None = None  # tablets, capsules, patches; never millilitres
    atc: str = ""
    birth_year: int | None = None
    units_at_once: float | None = None  # of one dispensing, where `units` is of several

    @property
    def pack(self) -> float | None:
        """Units that the patient has in hand at once."""
        return self.units if self.units_at_once is None else self.units_at_once


ByClass = Mapping[str, Sequence[Use]]


@dataclass(frozen=True)
class Window(Remembers):
    """The counted uses of a period, and what a measure may need beside them.

    `before` are uses of the same event before `first_day`, for measures that
    ask who is new; `history_days` how many days of them the extract holds.
    `before` also has uses in the period that are held outside: who has them is not new.
    `grouped` are uses of reseptgruppe A and B, whatever their class and whether or not they
    are held outside; `groups_known` that these are all. `known_to` is the extract's last day,
    where it may end before the window does.
    """

    uses: ByClass
    first_day: int
    last_day: int
    list_size: int | None = None
    before: ByClass = field(default_factory=dict)
    history_days: int = 0
    grouped: Sequence[tuple[str, Use]] = ()
    groups_known: bool = False
    known_to: int | None = None
    _found: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def followed_to(self) -> int:
        """The last day of the window that the extract tells of."""
        return self.last_day if self.known_to is None else min(self.last_day, self.known_to)

    @property
    def days(self) -> int:
        """Days of the period, both ends included."""
        return self.last_day - self.first_day + 1


def by_class(uses: Iterable[Use]) -> ByClass:
    """Uses sorted out by class, each class in the order given."""
    found: dict[str, list[Use]] = {}
    for use in uses:
        found.setdefault(use.class_id, []).append(use)
    return found


def of_classes(uses: ByClass, classes: Iterable[str]) -> list[Use]:
    """The uses of some classes."""
    return [use for name in classes for use in uses.get(name, ())]
