"""Which numerators are, by their definitions, a part of others."""

from __future__ import annotations

from typing import Final

from riktig.measures.measure import Part

SUMMED: Final = ("ddd_sum", "omeq_per_day")  # rules with thresholds that hold each other


def is_held(part: Part, whole: Part) -> bool:
    """Whether everybody a numerator counts is counted by another too, users among them."""
    if is_part_of(part, whole):
        return True
    if whole.rule == "any":
        return bool(part.classes) and set(part.classes) <= set(whole.classes)
    if part.rule != whole.rule:
        return False
    if whole.rule == "groups_at_once":
        return part.sets == whole.sets and part.many >= whole.many
    return whole.rule == "prescription_group" and whole.at_least is None


def is_part_of(part: Part, whole: Part) -> bool:
    """Whether a numerator is, by its definition, a part of another: a higher threshold of the same.

    Not asked of users at all: the rest of those who use something is shown, as the
    rest of a denominator is.
    """
    inside = bool(part.classes) and set(part.classes) <= set(whole.classes)
    return inside and whole.rule in SUMMED and part.rule == whole.rule and _as_strict(part, whole)


def _as_strict(part: Part, whole: Part) -> bool:
    return ((part.at_least or 0), part.strict) >= ((whole.at_least or 0), whole.strict)
