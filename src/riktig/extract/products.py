"""A lookup from a product's number (varenummer) to what the medicines' register says of it.

`riktig fest` makes it of FEST, which the operator has; nothing of FEST comes with this project.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, cast

from riktig.extract.cells import is_atc
from riktig.extract.limits import MAX_AMOUNT
from riktig.extract.record import PrescriptionGroup, Record
from riktig.problem import Refused

FIRST_LINE: Final = "# riktig-fest/1"
HEADINGS: Final = (
    "varenummer", "atc", "navn", "styrke", "styrkeenhet", "antall", "ddd", "reseptgruppe",
)  # fmt: skip
# What a lookup can fill in of a record.
FILLED: Final = (
    "atc", "product", "strength", "strength_unit", "units", "ddd", "prescription_group",
)  # fmt: skip
_NUMBER: Final = re.compile(r"\d{1,6}")
_DIGITS: Final = 6
_FETCHED: Final = re.compile(r"hentet=(\d{4}-\d\d-\d\d)")
_GROUPS: Final = frozenset(["A", "B", "C", "F"])
_UNITS: Final = frozenset(["mg", "ug/h", "mg/ml"])


class Product(NamedTuple):
    """One pack of the register; `None` where the register does not say, or says it unclearly."""

    number: str  # varenummer, six digits
    atc: str
    name: str
    strength: float | None
    strength_unit: str | None
    units: float | None  # tablets, patches or millilitres in a pack
    ddd: float | None  # in a pack
    group: PrescriptionGroup | None


@dataclass(frozen=True)
class Products:
    """The packs of a register by their number."""

    by_number: dict[str, Product]
    fetched: str = ""  # the day the register says it was fetched

    def completed(
        self, record: Record, number: str, packs: float | None = None, times: float = 1.0
    ) -> Record:
        """The record with what it does not say itself; what it says always stands.

        `packs` are those of one dispensing, `times` how often they can be had. A number whose
        ATC code is another than the record's is of another product, and tells nothing.
        """
        product = self.by_number.get(number_of(number))
        if product is None or not product.atc.startswith(record.atc or ""):
            return record
        known: dict[str, Any] = {"atc": product.atc}
        if product.strength is not None and None in (record.strength, record.strength_unit):
            known |= {"strength": product.strength, "strength_unit": product.strength_unit}
        known["product"] = record.product or product.name
        known["prescription_group"] = record.prescription_group or product.group
        if packs is not None and record.units is None and product.units is not None:
            known["units"] = _bounded(packs * product.units * times)
            known["units_at_once"] = _bounded(packs * product.units) if times > 1 else None
        if packs is not None and record.ddd is None and product.ddd is not None:
            known["ddd"] = _bounded(packs * product.ddd * times)
        return record._replace(**known)


def number_of(stated: str) -> str:
    """A product's number as it is compared: spreadsheets drop the zeros before it."""
    found = stated.strip()
    return found.zfill(_DIGITS) if _NUMBER.fullmatch(found) else ""


def written(products: Iterable[Product], fetched: str) -> str:
    """The lookup as a file: semicolons, decimal comma, ordered by number."""
    held = io.StringIO()
    held.write(f"{FIRST_LINE} hentet={fetched}\n" if fetched else f"{FIRST_LINE}\n")
    writer = csv.writer(held, delimiter=";", lineterminator="\n")
    writer.writerow(HEADINGS)
    for one in sorted(products):
        writer.writerow(
            [
                one.number,
                one.atc,
                one.name,
                _shown(one.strength),
                one.strength_unit or "",
                _shown(one.units),
                _shown(one.ddd),
                one.group or "",
            ]
        )
    return held.getvalue()


def read_products(content: str) -> Products:
    """A lookup that `written` has made. `Refused` for anything else, or with the damaged row."""
    first, _, rest = content.removeprefix("\ufeff").partition("\n")
    if not first.startswith(FIRST_LINE):
        raise Refused("fest_no_lookup")
    fetched = _FETCHED.search(first)
    rows = csv.reader(io.StringIO(rest), delimiter=";")
    found: dict[str, Product] = {}
    try:
        if tuple(next(rows, ())) != HEADINGS:
            raise Refused("fest_no_lookup")
        for row, cells in enumerate(rows, 1):
            product = _product(cells)
            if product is None:
                raise Refused("fest_lookup_damaged", row=row)
            found[product.number] = product
    except csv.Error:
        raise Refused("fest_no_lookup") from None
    return Products(found, fetched[1] if fetched else "")


def _product(cells: list[str]) -> Product | None:
    """The product of a row; `None` for a row that is not whole."""
    if len(cells) != len(HEADINGS):
        return None
    number, atc, name, *amounts, group = cells
    strength, unit, units, ddd = amounts
    numbers = [_read(cell) for cell in (strength, units, ddd)]
    fits = number_of(number) and is_atc(atc) and all(one is not False for one in numbers)
    if not fits or unit not in (*_UNITS, "") or group not in (*_GROUPS, ""):
        return None
    said = [None if one is False else one for one in numbers]
    in_group = cast("PrescriptionGroup", group) if group else None
    return Product(number_of(number), atc, name, said[0], unit or None, said[1], said[2], in_group)


def _read(cell: str) -> float | bool | None:
    """A number with decimal comma; `None` for an empty cell and `False` for anything else."""
    if not cell:
        return None
    try:
        value = float(cell.replace(",", "."))
    except ValueError:
        return False
    return value if 0 <= value <= MAX_AMOUNT else False


def _shown(number: float | None) -> str:
    return "" if number is None else f"{number:.12g}".replace(".", ",")


def _bounded(amount: float) -> float | None:
    return amount if amount <= MAX_AMOUNT else None
