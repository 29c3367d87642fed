"""How much of what: units from amounts or packs, strength from its column or the name."""

from __future__ import annotations

from typing import Any, Final

from riktig.extract.cells import Bad, amount_of, bare_amount, is_empty, number_of, unit_of
from riktig.extract.columns import RowReader
from riktig.extract.names import classify_name, is_patch
from riktig.extract.numbers import Style
from riktig.extract.strengths import strength_in

_Strength = tuple[float | None, str | None]
_NO_STRENGTH: Final[_Strength] = (None, None)


def units_of(reader: RowReader) -> list[float | None] | None:
    """Tablets in all: as stated, or packs times the size of a pack."""
    style = reader.style("units")
    units = reader.values("units", lambda cell: amount_of(cell, style, "units"))
    pack_style = reader.style("packages")
    packs = reader.values("packages", lambda cell: amount_of(cell, pack_style, "packages"))
    if units is not None or packs is None:
        return units
    sizes = reader.values("pack_size", lambda cell: _size(cell, reader.style("pack_size")))
    kinds = reader.values("pack_unit", _is_countable)
    if sizes is None:
        return None
    countable = kinds or [True] * len(sizes)
    return [
        pack * size if counted and isinstance(pack, float) and size is not None else None
        for pack, size, counted in zip(packs, sizes, countable, strict=True)
    ]


def _size(cell: str, style: Style) -> float | None:
    """The size of a pack; one that is not a plain amount is unknown."""
    size = number_of(bare_amount(cell, "units"), style)
    return None if isinstance(size, Bad) else size


def _is_countable(cell: str) -> bool:
    return bare_amount("1 " + cell.strip(), "units") == "1"


def strengths_of(reader: RowReader, atc: list[Any], products: list[Any]) -> list[_Strength]:
    """Strength and unit: as stated, or as the product's name states it."""
    count = len(atc)
    blank = ("",) * count
    cells = reader.cells("strength") or blank
    rows = tuple(zip(cells, reader.cells("strength_unit") or blank, products, atc, strict=True))
    style, strict = reader.style("strength"), reader.plan.strict
    unit = reader.plan.strength_in
    made = {row: _strength(*row, style, strict, unit) for row in set(rows)}
    if reader.cells("strength"):
        bad = {row: value for row, value in made.items() if isinstance(value, Bad)}
        reader.note("strength", rows, bad)
    return [_NO_STRENGTH if isinstance(v := made[row], Bad) else v for row in rows]


def _strength(
    cell: str,
    unit_cell: str,
    product: str | None,
    atc: object,
    style: Style,
    strict: bool,
    answered: str,
) -> _Strength | Bad:
    code = atc if isinstance(atc, str) else classify_name(product) if product else None
    bare: float | Bad | None = None
    if not is_empty(cell):
        bare = number_of(cell, style)
        unit = unit_of(unit_cell)
        if isinstance(bare, Bad):
            if strict:
                return bare
            stated = strength_in(cell, code)
            return (stated.value, stated.unit) if stated else _NO_STRENGTH
        if isinstance(unit, Bad):
            return unit if strict else _NO_STRENGTH
        if unit:
            return (bare, unit)
    # A name that begins with a number has lost its beginning, and maybe some of the number.
    named = product if product and not product[0].isdigit() else None
    stated = strength_in(named, code) if named else None
    if stated:
        return (stated.value, stated.unit)
    # An answer for the whole column does not hold for patches: "25" is not 25 mg.
    if answered and code and not is_patch(code) and isinstance(bare, float):
        return (bare, answered)
    return _NO_STRENGTH
