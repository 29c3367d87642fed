"""What a measure counts: one dispensing (or prescription) of a class on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Use(NamedTuple):
    """One counted event. `day` is an ordinal; an amount not known is `None`."""

    patient: int
    day: int
    class_id: str
    ddd: float | None


ByClass = Mapping[str, Sequence[Use]]


def by_class(uses: Iterable[Use]) -> ByClass:
    """Uses sorted out by class, each class in the order given."""
    found: dict[str, list[Use]] = {}
    for use in uses:
        found.setdefault(use.class_id, []).append(use)
    return found


def of_classes(uses: ByClass, classes: Iterable[str]) -> list[Use]:
    """The uses of some classes."""
    return [use for name in classes for use in uses.get(name, ())]
