"""Finds a substance by Norwegian or English generic name or ATC code."""

from __future__ import annotations

from functools import cache

from riktig.clinical.tables import rows
from riktig.problem import Refused


@cache
def _names() -> dict[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    for row in rows("substances"):
        substance, counts_as = row["substance"], row["counts_as"]
        combined = substance != counts_as
        codes = (row["atc"], row["retired_atc"])
        for name in (substance, row["name_en"], *(code for code in codes if code)):
            found.setdefault(name.casefold(), (counts_as, combined))
    return found


def find_substance(name: object, field: str) -> tuple[str, bool]:
    """The substance a name counts as, and whether it is a combination product.

    `Refused("unknown_substance")` when no row of `substances.csv` has the name.
    """
    if not isinstance(name, str):
        raise Refused("unknown_substance", field=field)
    found = _names().get(name.strip().casefold())
    if found is None:
        raise Refused("unknown_substance", field=field)
    return found
