"""How many milligrams a patch gives while it is worn."""

from __future__ import annotations

from functools import cache
from typing import Final

from riktig.clinical.tables import rows

_MICROGRAMS: Final = 1000  # in a milligram


def patch_mg(atc: str, substance: str, ug_per_h: float | None) -> float | None:
    """Milligrams from one patch of a strength that is listed for the code.

    `None` for another strength: a patch that is not listed may be worn for
    another time, as those of buprenorphine that are changed twice a week.
    """
    hours = _hours().get(substance)
    if hours is None or ug_per_h is None:
        return None
    delivered = _delivered().get((substance, ug_per_h), ug_per_h)
    return delivered * hours / _MICROGRAMS if delivered in _listed(atc) else None


@cache
def _hours() -> dict[str, float]:
    """Hours a patch is worn, by substance."""
    return {row["substance"]: float(row["value"]) for row in rows("patch_days")}


@cache
def _delivered() -> dict[tuple[str, float], float]:
    """Micrograms an hour of patches that give another strength than their name says."""
    return {
        (row["substance"], float(row["printed"])): float(row["value"])
        for row in rows("printed_strengths")
    }


@cache
def _listed(atc: str) -> frozenset[float]:
    return frozenset(
        float(row["value"])
        for row in rows("strengths")
        if row["atc"] == atc and row["unit"] == "ug/h"
    )
