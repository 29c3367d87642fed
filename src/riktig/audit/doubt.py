"""Amounts that cannot be: what a lost decimal mark, a wrong unit or a wrong column leaves behind.

A file that has lost its decimal commas reads without an error, and every amount is then wrong by
ten or a thousand. Such amounts are set aside, counted in the ledger, and the row still counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isclose
from typing import Final

from riktig.clinical.tables import number, rows
from riktig.extract.record import Record
from riktig.measures.fluids import is_fluid
from riktig.measures.rules import doubtful

_POWERS: Final = (10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)
_NEAR: Final = 1e-6


Product = tuple[object, ...]  # ATC code, name, strength and its unit, as in the row


@dataclass(frozen=True)
class Doubt:
    """The products of a reading whose amounts are set aside: their decimal marks are lost.

    `sums`: the rows are sums of a long time, so no number of units is too many for one.
    """

    ddd: frozenset[Product] = frozenset()
    units: frozenset[Product] = frozenset()
    sums: bool = False


def doubt_of(records: Sequence[Record], *, sums: bool = False) -> Doubt:
    """What the amounts of a reading, taken together, say of its decimal marks."""
    rule = doubtful()
    ddd: dict[Product, list[float]] = {}
    units: dict[Product, list[float]] = {}
    for record in records:
        product = _product(record)
        if record.ddd is not None:
            ddd.setdefault(product, []).append(record.ddd)
        counted = not (sums or is_fluid(record.product, record.strength_unit))
        if record.units is not None and counted:
            units.setdefault(product, []).append(record.units)
    return Doubt(
        ddd=_without_marks(ddd, rule.most_ddd, 1),
        units=_without_marks(units, rule.most_units, 10),
        sums=sums,
    )


def without_doubtful(record: Record, ddd_per_unit: float | None, doubt: Doubt) -> Record:
    """The record without amounts that cannot be; the same object when all can.

    A stated DDD of 0 is no amount of something that was given: the units then say it.
    Stated DDD and the DDD of the units that are an order of magnitude apart
    take each other away: nobody can tell which of them is wrong.
    """
    rule = doubtful()
    ddd, units, product = record.ddd, record.units, _product(record)
    if ddd is not None and (product in doubt.ddd or ddd * _share_at_once(record) > rule.most_ddd):
        ddd = None
    if units is not None and (product in doubt.units or _is_too_many(record, units, doubt)):
        units = None
    if ddd == 0 and record.units != 0:
        ddd = None
    if ddd and units and ddd_per_unit:
        times = ddd / (units * ddd_per_unit)
        if not 1 / rule.most_times < times < rule.most_times:
            ddd = units = None
    if ddd is record.ddd and units is record.units:
        return record
    at_once = None if units is None else record.units_at_once
    return record._replace(ddd=ddd, units=units, units_at_once=at_once)


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


def _product(record: Record) -> tuple[str | None, str | None, float | None, str | None]:
    return record.atc, record.product, record.strength, record.strength_unit


def _is_too_many(record: Record, units: float, doubt: Doubt) -> bool:
    """Whether nobody is given so many tablets at once; millilitres are many."""
    few = units * _share_at_once(record) <= doubtful().most_units
    return not (few or doubt.sums or is_fluid(record.product, record.strength_unit))


def _share_at_once(record: Record) -> float:
    """The share, above 0 to 1, of a row's amount that one dispensing gives."""
    at_once, units = record.units_at_once, record.units
    return at_once / units if at_once and units else 1.0


def _without_marks(
    amounts: Mapping[Product, Sequence[float]], most: float, step: int
) -> frozenset[Product]:
    """The products whose amounts have lost their marks: all of them when most have."""
    lost = frozenset(name for name, some in amounts.items() if _has_lost_marks(some, most, step))
    return frozenset(amounts) if len(lost) > doubtful().file_share * len(amounts) else lost


def _has_lost_marks(amounts: Sequence[float], most: float, step: int) -> bool:
    """Whether many amounts are beyond the limit, and all are whole numbers of the step."""
    beyond = sum(amount > most for amount in amounts)
    many = beyond > doubtful().column_share * len(amounts)
    return many and all(amount % step == 0 for amount in amounts)


@cache
def _listed() -> dict[tuple[str, str], frozenset[float]]:
    found: dict[tuple[str, str], set[float]] = {}
    for row in rows("strengths"):
        value = number(row["value"])
        if value is not None:
            found.setdefault((row["atc"], row["unit"]), set()).add(value)
    return {key: frozenset(values) for key, values in found.items()}
