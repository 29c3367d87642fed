"""Finds a substance by Norwegian or English generic name or ATC code."""

from __future__ import annotations

from functools import cache
from typing import Final

from riktig.clinical.tables import Row, rows
from riktig.problem import Refused

# A choice in a form names a few of the products a substance is sold as.
MOST_PRODUCTS: Final = 3


@cache
def _names() -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows("substances"):
        codes = (row["atc"], row["retired_atc"])
        for name in (row["substance"], row["name_en"], *(code for code in codes if code)):
            found.setdefault(name.casefold(), row)
    return found


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
