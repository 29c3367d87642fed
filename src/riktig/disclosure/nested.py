"""Counts of patients of which one holds the other: their difference is a count as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from riktig.disclosure.primary import is_small, withhold_value
from riktig.measures.measure import Measure, Part

_EVERYONE: Final = ("any", "amount")  # numerators that hold every user of their classes
_SUMMED: Final = ("ddd_sum", "omeq_per_day")


class Known(NamedTuple):
    """A measure of a summary, and its shipped definition."""

    shown: dict[str, Any]
    measure: Measure


def withhold_differences(known: Sequence[Known]) -> None:
    """Withholds a numerator that differs by 1-4 from one that holds it, or that it holds.

    Measures are taken as they are shown: a headline before those behind the fold.
    """
    kept: list[Known] = []
    for one in known:
        if one.shown["numerator"] is None:
            continue
        if any(_tell_of_few(one, other) for other in kept):
            one.shown["numerator"] = None
            withhold_value(one.shown)
        else:
            kept.append(one)


def _tell_of_few(one: Known, other: Known) -> bool:
    if not (_within(one.measure, other.measure) or _within(other.measure, one.measure)):
        return False
    return is_small(abs(one.shown["numerator"] - other.shown["numerator"]))


def _within(inner: Measure, outer: Measure) -> bool:
    """Whether everyone the inner numerator counts is counted by the outer.

    Not asked of a measure's own denominator: the rest of a denominator is shown.
    """
    part, whole = inner.numerator, outer.numerator
    base = inner.denominator
    if whole.rule in _EVERYONE and base.rule == "any" and set(base.classes) == set(whole.classes):
        return False
    return is_part_of(part, whole)


def is_part_of(part: Part, whole: Part) -> bool:
    """Whether a numerator is, by its definition, a part of another."""
    if whole.rule in _EVERYONE:
        return any(side and set(side) <= set(whole.classes) for side in sides(part))
    if not part.classes or not set(part.classes) <= set(whole.classes):
        return False
    if whole.rule == "new":
        return part.rule in ("long_term", "first_pack")
    return whole.rule in _SUMMED and part.rule == whole.rule and _as_strict(part, whole)


def _as_strict(part: Part, whole: Part) -> bool:
    return ((part.at_least or 0), part.strict) >= ((whole.at_least or 0), whole.strict)


def sides(part: Part) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sets of classes each patient counted has something of."""
    return part.classes, part.with_classes


def withhold_unions(one: Known, classes: dict[str, Any]) -> None:
    """A number of patients in some classes together is at most the sum of each class."""
    shown, part, base = one.shown, one.measure.numerator, one.measure.denominator
    for side in sides(part):
        if side and _tells(shown["numerator"], _patients(side, classes)):
            shown["numerator"] = None
            withhold_value(shown)
    if base.rule == "list_size":
        if shown.get("why") == "no_list_size" and _tells(
            shown["denominator"], _patients(classes, classes)
        ):
            shown["denominator"] = None
    elif _tells(shown["denominator"], _patients(base.classes or tuple(classes), classes)):
        shown["denominator"] = None
        withhold_value(shown)


def _patients(names: Iterable[str], classes: dict[str, Any]) -> list[Any]:
    return [classes[name]["patients"] for name in names if name in classes]


def _tells(union: Any, cells: list[Any]) -> bool:
    """Whether a union is so large that a masked part of it must be more than 1."""
    masked = sum(cell is None for cell in cells)
    known = sum(cell for cell in cells if cell is not None)
    return union is not None and masked > 0 and union > known + masked
