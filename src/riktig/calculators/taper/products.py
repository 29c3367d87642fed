"""What the strengths table knows of the units a person means to use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache

from riktig.calculators.answer import as_float
from riktig.calculators.taper.strengths import Strength
from riktig.clinical.tables import Row, rows
from riktig.problem import Refused

_PATCH_UNIT = "ug/h"
_WHOLE = ("nei", "nei_antatt")
_DIVISIBLE = "ja"
BETWEEN_FORMS = ", "


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


def products_in_mg(substance: str, mg: Fraction, form: str = "") -> list[Row]:
    """The tablets and capsules of a strength, of one form where it is told."""
    found = _of_strength(substance, mg, ("mg",))
    return [row for row in found if _is_counted(row["form"]) and form in ("", row["form"])]


def may_be_halved(row: Row) -> bool:
    """Whether a source says that the product may be divided."""
    return row["divisible"] == _DIVISIBLE


def is_whole(row: Row) -> bool:
    """Whether a product is swallowed whole: so the row says, or so its form is."""
    return not may_be_halved(row) and (row["divisible"] in _WHOLE or is_whole_form(row["form"]))


def is_whole_form(form: str) -> bool:
    """Depot units and capsules are not divided unless a product's row says so."""
    return form.startswith("depot") or "kapsel" in form


def _is_counted(form: str) -> bool:
    return "tablett" in form or is_whole_form(form)


def refuse_undividable(substance: str, strengths: Sequence[Strength], form: str = "") -> None:
    """`Refused("taper_not_divisible")` for halves of what the table has as whole units alone.

    So too for a strength the table lacks, where the `form` that was told is a depot
    unit or a capsule.
    """
    for position, strength in enumerate(strengths):
        found = products_in_mg(substance, strength.mg, form)
        forms = list(dict.fromkeys(row["form"] for row in found)) or [form]
        only_whole = all(map(is_whole, found)) if found else is_whole_form(form)
        if strength.divisible and only_whole:
            raise Refused(
                "taper_not_divisible",
                field=f"strengths.{position}.divisible",
                mg=as_float(strength.mg),
                substance=substance,
                forms=BETWEEN_FORMS.join(forms),
            )


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
