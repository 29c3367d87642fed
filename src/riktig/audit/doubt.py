"""Amounts that cannot be: what a lost decimal mark, a wrong unit or a wrong column leaves behind.

A file that has lost its decimal commas reads without an error, and every amount is then wrong by
ten or a thousand. Such amounts are set aside, counted in the ledger, and the row still counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import isclose
from typing import Final

from riktig.clinical.tables import number, rows
from riktig.extract.record import Record
from riktig.measures.rules import doubtful

_POWERS: Final = (10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)
_NEAR: Final = 1e-6


@dataclass(frozen=True)
class Doubt:
    """Which columns of a whole reading are set aside: too many of their amounts cannot be."""

    ddd: bool = False
    units: bool = False


def doubt_of(records: Sequence[Record]) -> Doubt:
    """What the amounts of a reading, taken together, say of their columns."""
    rule = doubtful()
    return Doubt(
        ddd=_too_many([r.ddd for r in records if r.ddd is not None], rule.most_ddd),
        units=_too_many([r.units for r in records if r.units is not None], rule.most_units),
    )


def without_doubtful(record: Record, ddd_per_unit: float | None, doubt: Doubt) -> Record:
    """The record without amounts that cannot be; the same object when all can.

    Stated DDD and the DDD of the units that are an order of magnitude apart
    take each other away: nobody can tell which of them is wrong.
    """
    rule = doubtful()
    ddd, units = record.ddd, record.units
    if ddd is not None and (doubt.ddd or ddd > rule.most_ddd):
        ddd = None
    if units is not None and (doubt.units or units > rule.most_units):
        units = None
    if ddd and units and ddd_per_unit:
        times = ddd / (units * ddd_per_unit)
        if not 1 / rule.most_times < times < rule.most_times:
            ddd = units = None
    if ddd is record.ddd and units is record.units:
        return record
    return record._replace(ddd=ddd, units=units)


@cache
def is_doubtful_strength(atc: str, strength: float | None, unit: str | None) -> bool:
    """Whether no product can have the strength.

    None of the code has it, and one has a tenth, a tenfold and so on of it; or no
    tablet at all has it.
    """
    if strength is None:
        return False
    if strength <= 0 or (unit == "mg" and strength > doubtful().most_mg):
        return True
    listed = _listed().get((atc, unit or ""), frozenset())
    if any(isclose(strength, one, rel_tol=_NEAR) for one in listed):
        return False
    return any(isclose(strength * p, one, rel_tol=_NEAR) for one in listed for p in _POWERS)


def _too_many(amounts: Sequence[float], most: float) -> bool:
    beyond = sum(amount > most for amount in amounts)
    return beyond > doubtful().column_share * len(amounts)


@cache
def _listed() -> dict[tuple[str, str], frozenset[float]]:
    found: dict[tuple[str, str], set[float]] = {}
    for row in rows("strengths"):
        value = number(row["value"])
        if value is not None:
            found.setdefault((row["atc"], row["unit"]), set()).add(value)
    return {key: frozenset(values) for key, values in found.items()}
