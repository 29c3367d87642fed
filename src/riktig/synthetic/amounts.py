"""DDD in one tablet, capsule or patch, from the clinical tables, in whole numbers."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from riktig.clinical.tables import Row, rows

_HOURS_A_DAY: Final = 24
_PATCH_TIME: Final = re.compile(r"depotplaster (\d+) (dager|t)")


class DddShare(NamedTuple):
    """DDD in one unit as a fraction of whole numbers."""

    over: int
    under: int

    def thousandths(self, units: int) -> int:
        """DDD in this many units, in thousandths, rounded half up."""
        return (2000 * units * self.over + self.under) // (2 * self.under)


def strength_row(atc: str, product: str, substance: str, strength: str) -> Row:
    """The clinical row of a strength, by product name (or substance where it has none).

    KeyError when there is none: a made-up practice uses real strengths only.
    """
    for row in rows("strengths"):
        same_drug = row["product"] == product and (product or row["substance"] == substance)
        if row["atc"] == atc and same_drug and row["value"] == strength:
            return row
    raise KeyError(f"no strength {strength} of {product or substance} in the clinical tables")


def ddd_share(strength: Row) -> DddShare:
    """DDD in one unit of a strength. KeyError when the clinical tables have no DDD."""
    for row in rows("combinations"):
        if row["atc"] == strength["atc"] and _same(row["product"], strength["product"]):
            return DddShare(1000, _thousandths(row["ddd_units"]))
    patch = _PATCH_TIME.fullmatch(strength["form"])
    route = "transdermal" if patch else "oral"
    ddd = _thousandths(_ddd(strength["atc"], route))
    content = _thousandths(strength["value"])
    if not patch:
        return DddShare(content, ddd)
    hours = int(patch[1]) * (_HOURS_A_DAY if patch[2] == "dager" else 1)
    return DddShare(content * hours, ddd * 1000)  # µg an hour to mg


def _ddd(atc: str, route: str) -> str:
    for row in rows("ddd"):
        if row["atc"] == atc and row["route"] == route and row["unit"] == "mg":
            return row["value"]
    raise KeyError(f"no DDD in mg for {atc} {route}")


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _thousandths(written: str) -> int:
    whole, _, decimals = written.partition(".")
    return int(whole + decimals.ljust(3, "0")[:3])
