"""What a swallowed dose of an opioid is in oral morphine, by the Norwegian table."""

from __future__ import annotations

from fractions import Fraction

from riktig.calculators.opioids.opioid_table import DEFAULT_TABLE, METHADONE, Ratio, ratios
from riktig.calculators.substances import find_substance

OPIOID = "opioid"  # the class in `substances.csv`
_ROUTE = "oral"


def oral_ratio(substance: str) -> Ratio | None:
    """The table's ratio; None where it has none, or only methadone's bands."""
    counts_as, _ = find_substance(substance, "substance")
    found = ratios(DEFAULT_TABLE).get((counts_as, _ROUTE), ())
    return found[0] if found and counts_as != METHADONE else None


def omeq_of(mg_per_day: Fraction, substance: str) -> Fraction | None:
    """OMEQ in mg a day, or None where the table has no one ratio."""
    ratio = oral_ratio(substance)
    return mg_per_day * ratio.value if ratio else None
