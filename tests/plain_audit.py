"""The measures once more, in plain dictionaries, sets of days and loops.

Shares no code with the audit, so that the two check each other. It takes records
that are in scope, of one event, with stated DDD, units and year of birth, and neither
duplicates nor recalled. The limits are typed here once more, on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from math import ceil

from riktig.extract.record import Record

OPIOIDS = ("N02A",)
SEDATIVES = ("N05BA", "N05CD", "N03AE01", "N05CF")
Z_HYPNOTICS = ("N05CF",)
GABAPENTINOIDS = ("N02BF", "N03AX12", "N03AX16")
LONG_ACTING = ("N05BA01", "N05CD02", "N05CD03")
CODEINE = ("N02AJ06",)
Pair = tuple[set[int], set[int]]


def measures(records: Iterable[Record], first: date, last: date) -> dict[str, Pair]:
    """Numerator and denominator patients of each measure."""
    before: dict[int, list[Record]] = {}
    within: dict[int, list[Record]] = {}
    for record in records:
        if record.atc and record.day <= last:
            held = within if record.day >= first else before
            held.setdefault(record.patient, []).append(record)
    found: dict[str, Pair] = {}
    for patient, rows in within.items():
        told = {**_told(rows, last), **_told_of_new(rows, before.get(patient, []), first, last)}
        for name, (counted, base) in told.items():
            pair = found.setdefault(name, (set(), set()))
            for some, belongs in zip(pair, (counted, base), strict=True):
                if belongs:
                    some.add(patient)
    return found


def _told(rows: list[Record], last: date) -> dict[str, tuple[bool, bool]]:
    """Whether a patient with these rows of the year is counted, and counted of."""
    opioid, sedative = _of(rows, OPIOIDS), _of(rows, SEDATIVES)
    z, codeine = _of(rows, Z_HYPNOTICS), _of(rows, CODEINE)
    days = {name: _days(rows, name, last) for name in (OPIOIDS, SEDATIVES, GABAPENTINOIDS)}
    old = last.year - max(row.birth_year or 0 for row in rows) >= 65
    ddd = sum(row.ddd or 0 for row in sedative)
    return {
        "opioid_users": (bool(opioid), False),
        "sedative_users": (bool(sedative), False),
        "gabapentinoid_users": (bool(_of(rows, GABAPENTINOIDS)), False),
        "opioid_with_sedative": (len(days[OPIOIDS] & days[SEDATIVES]) >= 30, bool(opioid)),
        "opioid_with_gabapentinoid": (
            len(days[OPIOIDS] & days[GABAPENTINOIDS]) >= 30,
            bool(opioid),
        ),
        "z_hypnotic_heavy": (sum(row.ddd or 0 for row in z) >= 90, bool(z)),
        "sedative_90_ddd": (ddd >= 90, bool(sedative)),
        "sedative_over_365_ddd": (ddd > 365, bool(sedative)),
        "codeine_large_pack": (any((row.units or 0) >= 100 for row in codeine), bool(codeine)),
        "long_acting_benzodiazepine_65": (old and bool(_of(rows, LONG_ACTING)), old),
    }


def _told_of_new(
    rows: list[Record], before: list[Record], first: date, last: date
) -> dict[str, tuple[bool, bool]]:
    """The same of what began in the year."""
    opioid = _of(rows, OPIOIDS)
    earlier = {row.day for row in _of(before, OPIOIDS)} | {row.day for row in opioid}
    starts = [
        day
        for day in sorted(row.day for row in opioid)
        if not any(day - timedelta(days=n) in earlier for n in range(1, 366))
    ]
    if not starts:
        return {}
    start = starts[0]
    on = [(row, (row.day - start).days) for row in opioid]
    units = sum(row.units or 0 for row, day in on if 0 <= day <= 90)
    again = any(91 <= day <= 180 for _, day in on)
    followed = start + timedelta(days=180) <= last
    large = max(row.units or 0 for row, day in on if day == 0) >= 50
    return {
        "new_opioid_users": (True, False),
        "long_term_opioid": (followed and again and units >= 90, followed),
        "opioid_first_pack_large": (large, True),
    }


def _of(rows: list[Record], classes: tuple[str, ...]) -> list[Record]:
    return [row for row in rows if row.atc and row.atc.startswith(classes)]


def _days(rows: list[Record], classes: tuple[str, ...], last: date) -> set[date]:
    days = set()
    for row in rows:
        if row.atc.startswith(classes):
            for number in range(ceil(row.ddd or 0)):
                day = row.day + timedelta(days=number)
                if day <= last:
                    days.add(day)
    return days
