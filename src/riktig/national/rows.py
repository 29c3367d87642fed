"""Rows of many prescribers as columns of equal length."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from math import isnan, nan
from typing import Any, Final, NamedTuple

import numpy as np

from riktig.extract.record import Event, ExcludedFor, PrescriptionGroup, Record

Array = np.ndarray[Any, np.dtype[Any]]

LETTERS: Final[tuple[PrescriptionGroup | None, ...]] = (None, "A", "B", "C", "F")
REASONS: Final[tuple[ExcludedFor | None, ...]] = (None, "palliative", "cancer")
NONE: Final = -1  # of a birth year or a prescription that is not known


class Product(NamedTuple):
    """What the rows of one product say of it: as in `Record`."""

    atc: str | None
    product: str | None
    strength: float | None
    strength_unit: str | None


@dataclass(frozen=True)
class Rows:
    """Readable rows, column by column. An amount that is not known is not a number.

    `patient` is a running number over all the prescribers: nobody has patients in common here.
    """

    prescriber: Array
    patient: Array
    day: Array  # ordinal
    dispensed: Array  # else prescribed
    product: Array  # place in `products`
    units: Array
    ddd: Array
    birth_year: Array
    prescription: Array
    recalled: Array
    letter: Array  # place in `LETTERS`
    excluded: Array  # place in `REASONS`

    def __len__(self) -> int:
        return len(self.prescriber)

    def at(self, places: Array) -> Rows:
        """Some of the rows."""
        return Rows(*(getattr(self, field.name)[places] for field in fields(self)))

    def with_columns(self, **columns: Array) -> Rows:
        """The rows with other columns."""
        return replace(self, **columns)


def joined(parts: list[Rows]) -> Rows:
    """The rows of several parts, one after the other."""
    names = [field.name for field in fields(Rows)]
    return Rows(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def records(rows: Rows, products: list[Product], places: Array) -> list[Record]:
    """Some rows as the plain engine takes them. Each prescriber is a file of its own."""
    some = rows.at(places)
    columns = (getattr(some, field.name).tolist() for field in fields(some))
    return [
        _record(place, products, *cells)
        for place, *cells in zip(places.tolist(), *columns, strict=True)
    ]


def _record(
    place: int,
    products: list[Product],
    prescriber: int,
    patient: int,
    day: int,
    dispensed: bool,
    product: int,
    units: float,
    ddd: float,
    birth_year: int,
    prescription: int,
    recalled: bool,
    letter: int,
    excluded: int,
) -> Record:
    event: Event = "dispensed" if dispensed else "prescribed"
    return Record(
        prescriber,
        place,
        patient,
        date.fromordinal(day),
        event,
        *products[product],
        known(units),
        known(ddd),
        None if birth_year == NONE else birth_year,
        None,
        None if prescription == NONE else prescription,
        recalled,
        LETTERS[letter],
        REASONS[excluded],
    )


def known(amount: float) -> float | None:
    """An amount as a record has it."""
    return None if isnan(amount) else amount


def unknown(amount: float | None) -> float:
    """An amount as a column has it."""
    return nan if amount is None else amount
