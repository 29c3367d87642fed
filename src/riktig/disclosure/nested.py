"""Counts of patients of which one holds the other: their difference is a count as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from riktig.disclosure.primary import is_small, withhold_value
from riktig.measures.measure import Measure, Part
from riktig.measures.within import is_part_of

_OF_NEW: Final = ("new_followed", "new_with_units")


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
            _withhold(one)
        else:
            kept.append(one)
    while squeezed := [one for one in kept if _fills(one, known)]:
        for one in squeezed:
            _withhold(one)
            kept.remove(one)


def withhold_of_new(known: Sequence[Known]) -> None:
    """Withholds a measure of new users when 1-4 of all the new users are not counted of.

    They began too late to be followed, or the amount is not known: the rest is no part of the
    measure, so it is a count of patients that nothing else tells. The numerator goes too, since
    the denominator is at least that.
    """
    for one in known:
        of = one.shown["denominator"]
        if of is not None and any(is_small(new - of) for new in _new_users(one, known)):
            one.shown["denominator"] = None
            _withhold(one)


def _new_users(one: Known, known: Sequence[Known]) -> list[int]:
    """The shown numbers of all new users, where a denominator holds some of them."""
    base = one.measure.denominator
    if base.rule not in _OF_NEW:
        return []
    parts = [(other.shown["numerator"], other.measure.numerator) for other in known]
    return [
        shown
        for shown, part in parts
        if shown is not None
        and (part.rule, part.classes, part.washout) == ("new", base.classes, base.washout)
    ]


def _withhold(one: Known) -> None:
    one.shown["numerator"] = None
    withhold_value(one.shown)


def _fills(one: Known, known: Sequence[Known]) -> bool:
    """Whether a numerator is as large as one that holds it and is not shown can be."""
    part, own = one.measure.numerator, one.shown["numerator"]
    around = [other for other in known if is_part_of(part, other.measure.numerator)]
    hidden = [o for o in around if o.shown["numerator"] is None and o.measure != one.measure]
    tops = [other.shown["denominator"] for other in hidden]
    return any(top is not None and 0 < top <= own for top in tops)


def _tell_of_few(one: Known, other: Known) -> bool:
    part, whole = one.measure.numerator, other.measure.numerator
    if not (is_part_of(part, whole) or is_part_of(whole, part)):
        return False
    return is_small(abs(one.shown["numerator"] - other.shown["numerator"]))


def sides(part: Part) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sets of classes each patient counted has something of."""
    return part.classes, part.with_classes


def withhold_unions(one: Known, classes: dict[str, Any]) -> None:
    """A number of patients in some classes together is at most the sum of each class."""
    shown, part, base = one.shown, one.measure.numerator, one.measure.denominator
    for side in sides(part):
        if side and _tells(shown["numerator"], _patients(side, classes)):
            _withhold(one)
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
