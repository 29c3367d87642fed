"""The opioid tables of the issuing bodies, as exact ratios."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from riktig.clinical.tables import Row, issued_tables, rows

ABOUT = "opioid"  # the kind of published table
DEFAULT_TABLE = "HDIR"
METHADONE = "metadon"
HOURS_PER_DAY = 24
MICROGRAMS_PER_MILLIGRAM = 1000


class Ratio(NamedTuple):
    """Milligrams of oral morphine a unit of dose counts as.

    `unit` is "mg/mg" (per mg a day), "mg/(ug/h)" (per µg/h of a patch) or
    "mg at ug/h" (the value printed for exactly `at_dose` µg/h).
    """

    unit: str
    at_dose: Fraction | None
    value: Fraction
    low: Fraction
    high: Fraction
    row: Row


class Band(NamedTuple):
    """A methadone band: closed ends in mg morphine a day (`None`: no upper end)."""

    low: Fraction
    high: Fraction | None
    ratio: Fraction
    row: Row


@cache
def table_names() -> tuple[str, ...]:
    """The tables there are, the default first."""
    return tuple(issued_tables(ABOUT))


@cache
def ratios(table: str) -> dict[tuple[str, str], tuple[Ratio, ...]]:
    """Ratios of a table by substance and route."""
    found: dict[tuple[str, str], tuple[Ratio, ...]] = {}
    for row in rows("opioid_ratios"):
        if row["table"] != table:
            continue
        at_dose = row["at_dose_ug_per_h"]
        ratio = Ratio(
            unit=row["unit"],
            at_dose=Fraction(at_dose) if at_dose else None,
            value=Fraction(row["value"]),
            low=Fraction(row["low"]),
            high=Fraction(row["high"]),
            row=row,
        )
        key = (row["substance"], row["route"])
        found[key] = (*found.get(key, ()), ratio)
    return found


@cache
def methadone_bands(table: str) -> tuple[Band, ...]:
    """The methadone bands of a table, empty when it has none."""
    return tuple(
        Band(
            low=Fraction(row["morphine_low_mg_per_day"]),
            high=Fraction(high) if (high := row["morphine_high_mg_per_day"]) else None,
            ratio=Fraction(row["value"]),
            row=row,
        )
        for row in rows("methadone_bands")
        if row["table"] == table
    )


def in_band(band: Band, morphine_mg_per_day: Fraction) -> bool:
    """Whether a morphine dose lies in the band, ends included."""
    if morphine_mg_per_day < band.low:
        return False
    return band.high is None or morphine_mg_per_day <= band.high
