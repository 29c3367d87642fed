"""What a measure must know of the extract before it can count at all."""

from __future__ import annotations

from typing import Final, NamedTuple

from riktig.measures.measure import Measure, Part
from riktig.measures.new_users import amount_uses
from riktig.measures.rules import incomplete
from riktig.measures.uses import Use, Window, of_classes

# The field of a use that a numerator sums or compares.
_AMOUNTS: Final = {
    "overlap_days": "ddd",
    "groups_at_once": "ddd",
    "ddd_sum": "ddd",
    "omeq_per_day": "omeq",
    "long_term": "units",
    "first_pack": "units",
    "pack": "units",
}


class Amounts(NamedTuple):
    """Uses that a measure needs an amount of, those that have none, and whether these are many.

    `unknown` are the patients none of whose uses has the amount, in one of the groups.
    """

    needing: int
    lacking: int
    many_lack: bool
    unknown: frozenset[int] = frozenset()


def missing(measure: Measure, window: Window) -> str | None:
    """Why a measure cannot be counted over this window; `None` when it can."""
    part = measure.numerator
    if part.rule == "prescription_group" and not window.groups_known:
        return "prescription_groups_unsourced"
    if part.washout > window.history_days:
        return "history_shorter_than_washout"
    if part.min_age is not None and not _any_birth_year(part, window):
        return "no_birth_years"
    field = amount_field(part)
    if field and any(_none_known(side, field) for side in _sides(part, window)):
        return "no_units" if field == "units" else "no_amounts"
    return None


def amounts_of(measure: Measure, window: Window) -> Amounts:
    """How many of the uses lack the amount that the numerator needs."""
    field = amount_field(measure.numerator)
    if not field:
        return Amounts(0, 0, False)
    sides = _sides(measure.numerator, window)
    lacking = [sum(getattr(use, field) is None for use in side) for side in sides]
    limit = incomplete().without_amount_share
    many = any(few > limit * len(side) for few, side in zip(lacking, sides, strict=True))
    return Amounts(sum(map(len, sides)), sum(lacking), many, _unknown(sides, field))


def _unknown(sides: list[list[Use]], field: str) -> frozenset[int]:
    """Patients with no known amount in a group; of several groups, who are in more than one."""
    found: set[int] = set()
    patients = [{use.patient for use in side} for side in sides]
    for side, here in zip(sides, patients, strict=True):
        none = here - {use.patient for use in side if getattr(use, field) is not None}
        others = [other for other in patients if other is not here]
        found |= none & set().union(*others) if others else none
    return frozenset(found)


def amount_field(part: Part) -> str:
    """The field of a use that a numerator sums or compares; "" when it needs none."""
    if part.rule == "prescription_group" and part.at_least is not None:
        return "ddd"
    return part.amount or _AMOUNTS.get(part.rule, "")


def _sides(part: Part, window: Window) -> list[list[Use]]:
    """The uses of each set of classes, or of the codes, that the numerator counts.

    Those of a sum over new users are their own, in the time that is summed.
    """
    if part.letters:
        return [[use for letter, use in window.grouped if letter in part.letters]]
    if part.rule == "amount":
        return [amount_uses(part, window)]
    held = part.sets or (part.classes, part.with_classes)
    sides = [of_classes(window.uses, side) for side in held if side]
    if not part.codes:
        return sides
    return [[use for use in side if use.atc in part.codes] for side in sides]


def _none_known(uses: list[Use], field: str) -> bool:
    """Whether there are uses, and not one of them has the amount."""
    return bool(uses) and all(getattr(use, field) is None for use in uses)


def _any_birth_year(part: Part, window: Window) -> bool:
    uses = [use for some in window.uses.values() for use in some]
    if part.letters:
        uses = [use for letter, use in window.grouped if letter in part.letters]
    return not uses or any(use.birth_year is not None for use in uses)
