"""Patients drawn by lot for the spot check, with what was counted of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from math import fsum
from random import Random
from typing import Final, NamedTuple

from riktig.audit.result import Audit, OwnRow
from riktig.audit.spot_check import PATIENTS
from riktig.extract.product_words import shown_product

LARGEST_SEED: Final = 2**53 - 1  # the largest whole number that every face can write


class Medicine(NamedTuple):
    """The counted rows of one product. `product` is the file's own name, or empty."""

    product: str
    class_id: str
    rows: int
    first: date
    last: date
    ddd: float | None  # `None` when no row has an amount


class Uncounted(NamedTuple):
    """Rows of the period that are in no figure, of one product and for one reason.

    `why` is a part of the ledger, or `not_counted` for a row in scope that is of another event or
    is excluded.
    """

    product: str
    why: str
    rows: int


class DrawnPatient(NamedTuple):
    """One patient of the lot: where the rows stand, and what they say."""

    number: int  # running number of the reading
    birth_year: int | None
    sex: str | None
    places: tuple[tuple[int, int], ...]  # (file, row) from 0 and 1, in the order read
    medicines: tuple[Medicine, ...]
    rows: int
    first: date
    last: date
    ddd: float | None
    others: tuple[Uncounted, ...]  # the most rows first


def draw_patients(audit: Audit, seed: int) -> tuple[DrawnPatient, ...]:
    """Five patients with counted rows, each five as likely; all when they are fewer.

    The seed comes from the face, and the same seed gives the same patients.
    """
    held: dict[int, list[OwnRow]] = {}
    others: dict[int, list[OwnRow]] = {}
    start, end = audit.period
    for row in audit.rows():
        if row.counted:
            held.setdefault(row.record.patient, []).append(row)
        elif start <= row.record.day <= end:
            others.setdefault(row.record.patient, []).append(row)
    numbers = sorted(held)
    if len(numbers) > PATIENTS:
        lot = Random(seed)  # noqa: S311 (a lot, not a secret)
        numbers = sorted(lot.sample(numbers, PATIENTS))
    return tuple(_patient(number, held[number], others.get(number, [])) for number in numbers)


def _patient(number: int, rows: Sequence[OwnRow], others: Sequence[OwnRow]) -> DrawnPatient:
    products: dict[tuple[str, str], list[OwnRow]] = {}
    for row in rows:
        name = _name(row)
        products.setdefault((name, row.class_id), []).append(row)
    years = [row.record.birth_year for row in rows if row.record.birth_year is not None]
    sexes = {row.record.sex for row in rows if row.record.sex}
    first, last, ddd = _over(rows)
    return DrawnPatient(
        number=number,
        birth_year=max(years, default=None),  # as measures do: nobody is made older
        sex=sexes.pop() if len(sexes) == 1 else None,
        places=tuple((row.record.file, row.record.row) for row in rows),
        medicines=tuple(
            Medicine(name, class_id, len(some), *_over(some))
            for (name, class_id), some in products.items()
        ),
        rows=len(rows),
        first=first,
        last=last,
        ddd=ddd,
        others=_others(others),
    )


def _others(rows: Sequence[OwnRow]) -> tuple[Uncounted, ...]:
    """Rows that no figure counts, so that a medicine that is missed is seen."""
    counted = Counter((_name(row), _why(row)) for row in rows)
    return tuple(Uncounted(name, why, count) for (name, why), count in counted.most_common())


def _why(row: OwnRow) -> str:
    return "not_counted" if row.part == "in_scope" else row.part


def _name(row: OwnRow) -> str:
    return shown_product(" ".join((row.record.product or "").split()))


def _over(rows: Sequence[OwnRow]) -> tuple[date, date, float | None]:
    """First and last day, and the sum of the amounts that are known."""
    days = [row.record.day for row in rows]
    known = [row.ddd for row in rows if row.ddd is not None]
    return min(days), max(days), fsum(known) if known else None
