"""What the strengths table knows of the units a person means to use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache

from riktig.calculators.answer import as_float
from riktig.calculators.taper.strengths import Strength
from riktig.clinical.tables import Row, rows
from riktig.problem import Problem, Refused

_PATCH_UNIT = "ug/h"
_WHOLE = ("nei", "nei_antatt")


@cache
def _products(substance: str) -> tuple[Row, ...]:
    codes = {row["atc"] for row in rows("substances") if row["counts_as"] == substance}
    return tuple(row for row in rows("strengths") if row["atc"] in codes)


def _of_strength(substance: str, mg: Fraction, units: Sequence[str]) -> list[Row]:
    found = (row for row in _products(substance) if row["unit"] in units)
    return [row for row in found if Fraction(row["value"]) == mg]


def refuse_patches(substance: str, strengths_mg: Iterable[Fraction]) -> None:
    """`Refused("taper_patch")` for a strength that is a patch's, and no other product's."""
    for position, mg in enumerate(strengths_mg):
        patches = _of_strength(substance, mg, (_PATCH_UNIT,))
        if patches and not _of_strength(substance, mg, ("mg",)):
            raise Refused("taper_patch", field=f"strengths.{position}.mg", strength=as_float(mg))


def not_divisible(substance: str, strengths: Sequence[Strength]) -> list[tuple[Problem, Row]]:
    """Warnings for units to be halved that the table knows only as ones swallowed whole."""
    found = []
    for strength in strengths:
        known = _of_strength(substance, strength.mg, ("mg",))
        if strength.divisible and known and all(row["divisible"] in _WHOLE for row in known):
            product = next((r["product"] for r in known if r["product"]), known[0]["substance"])
            details = {
                "mg": as_float(strength.mg),
                "product": product,
                "form": known[0]["form"],
            }
            found.append((Problem("known_not_divisible", details), known[0]))
    return found


_KINDS = {"kapsel": "capsule", "depotkapsel": "capsule", "stikkpille": "suppository"}
_MANY = {"capsule": "capsules", "suppository": "suppositories", "tablet": "tablets"}


def unit_kind(substance: str, mg: Fraction) -> tuple[str, str]:
    """Text keys for one and for several units of a strength; a tablet unless all are else."""
    forms = {row["form"].partition(",")[0] for row in _of_strength(substance, mg, ("mg",))}
    kinds = {_KINDS.get(form, "tablet") for form in forms}
    kind = kinds.pop() if len(kinds) == 1 else "tablet"
    return kind, _MANY[kind]


def known_strengths(substance: str) -> tuple[Row, ...]:
    """The products of a substance in mg a unit, as the table has them, each once."""
    return tuple(row for row in _products(substance) if row["unit"] == "mg")
