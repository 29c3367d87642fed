"""Finds a substance by Norwegian or English generic name, brand or ATC code."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Final, NamedTuple

from riktig.calculators.form import Choice
from riktig.clinical.tables import Row, rows
from riktig.problem import Refused
from riktig.text.catalogue import text

# A choice in a form names a few of the products a substance is sold as.
MOST_PRODUCTS: Final = 3


@cache
def _names() -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows("substances"):
        codes = (row["atc"], row["retired_atc"])
        for name in (row["substance"], row["name_en"], *(code for code in codes if code)):
            found.setdefault(name.casefold(), row)
    for brand in brands():
        found.setdefault(brand.product.casefold(), brand.row)
    return found


class Brand(NamedTuple):
    """A name a medicine is sold under, and its row of `substances.csv`."""

    product: str
    row: Row


@cache
def brands() -> tuple[Brand, ...]:
    """Every name that stands for one medicine alone, in alphabetical order."""
    by_atc = {row["atc"]: row for row in rows("substances")}
    sold: dict[str, tuple[str, set[str]]] = {}
    for table in ("product_names", "strengths", "combinations"):
        for row in rows(table):
            named = row["product"] and not any(one.isdigit() for one in row["product"])
            if named and row["atc"] in by_atc:
                _, codes = sold.setdefault(row["product"].casefold(), (row["product"], set()))
                codes.add(row["atc"])
    alone = {name: (product, *codes) for name, (product, codes) in sold.items() if len(codes) == 1}
    return tuple(Brand(product, by_atc[atc]) for _, (product, atc) in sorted(alone.items()))


def brand_choices(values: Collection[str], *, counted: bool = True) -> tuple[Choice, ...]:
    """Choices by brand for a list that has the substances `values`: "Sobril (oksazepam)".

    A combination is itself where the list has it; else, if `counted`, what it counts as.
    """
    found = []
    for product, row in brands():
        own = (row["substance"], row["counts_as"] if counted else "")
        value = next((name for name in own if name in values), None)
        if value is not None:
            label = text("calculators.form.brand", product=product, substance=row["counts_as"])
            found.append(Choice(value, label))
    return tuple(found)


def substance_row(name: object, field: str) -> Row:
    """The row of `substances.csv` a name or code stands for, retired codes included.

    `Refused("unknown_substance")` when no row has the name.
    """
    found = _names().get(name.strip().casefold()) if isinstance(name, str) else None
    if found is None:
        raise Refused("unknown_substance", field=field)
    return found


def find_substance(name: object, field: str) -> tuple[str, bool]:
    """The substance a name counts as, and whether it is a combination product.

    `Refused("unknown_substance")` when no row of `substances.csv` has the name.
    """
    row = substance_row(name, field)
    return row["counts_as"], row["substance"] != row["counts_as"]


def with_products(substance: str) -> str:
    """A substance and a few names it is sold under: "oksykodon (OxyNorm, OxyContin)"."""
    codes = {row["atc"] for row in rows("substances") if row["counts_as"] == substance}
    sold = [row["product"] for row in rows("product_names") if row["atc"] in codes]
    short = [name for name in sold if not any(name != o and name.startswith(o) for o in sold)]
    named = ", ".join(short[:MOST_PRODUCTS])
    return f"{substance} ({named})" if named else substance
