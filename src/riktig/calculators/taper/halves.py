"""What is said of units that a person means to halve: what no source says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from riktig.calculators.answer import as_float
from riktig.calculators.taper.products import is_whole, may_be_halved, products_in_mg
from riktig.calculators.taper.strengths import Strength
from riktig.clinical.tables import Row
from riktig.problem import Problem

Found = tuple[Problem, Row | None]
BETWEEN: Final = ", "


def halves(substance: str, strengths: Sequence[Strength], form: str = "") -> list[Found]:
    """Warnings for the strengths to be halved that not every product of them may be."""
    cut = dict.fromkeys(strength.mg for strength in strengths if strength.divisible)
    return [one for mg in cut for one in _of_strength(substance, mg, form)]


def _of_strength(substance: str, mg: Fraction, form: str) -> Iterator[Found]:
    found = products_in_mg(substance, mg, form)
    told = {"mg": as_float(mg), "substance": substance}
    allowed = [row for row in found if may_be_halved(row)]
    whole = next(filter(is_whole, found), None)
    if not found:
        yield Problem("divisible_not_listed", told), None
    elif not allowed:
        yield Problem("divisible_unknown", told), None
    elif len(allowed) < len(found):
        yield Problem("divisible_some", {**told, "products": _names(allowed)}), allowed[0]
    if whole:
        details = {**told, "product": whole["product"] or whole["substance"]}
        yield Problem("known_not_divisible", {**details, "form": whole["form"]}), whole


def _names(found: Sequence[Row]) -> str:
    return BETWEEN.join(dict.fromkeys(row["product"] or row["substance"] for row in found))
