"""The three measures once more, in plain dictionaries, sets of days and loops.

Shares no code with the audit, so that the two check each other. It takes records
that are in scope, of one event, with stated DDD and neither duplicates nor recalled.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from math import ceil

from riktig.extract.record import Record

OPIOIDS = ("N02A",)
SEDATIVES = ("N05BA", "N05CD", "N03AE01", "N05CF")
Z_HYPNOTICS = ("N05CF",)


def measures(
    records: Iterable[Record], first: date, last: date
) -> dict[str, tuple[set[int], set[int]]]:
    """Numerator and denominator patients of each measure."""
    by_patient: dict[int, list[Record]] = {}
    for record in records:
        if first <= record.day <= last and record.atc:
            by_patient.setdefault(record.patient, []).append(record)
    opioid, both, z_users, heavy = set(), set(), set(), set()
    for patient, rows in by_patient.items():
        if any(row.atc.startswith(OPIOIDS) for row in rows):
            opioid.add(patient)
            if len(_days(rows, OPIOIDS, last) & _days(rows, SEDATIVES, last)) >= 30:
                both.add(patient)
        z_rows = [row for row in rows if row.atc.startswith(Z_HYPNOTICS)]
        if z_rows:
            z_users.add(patient)
            if sum(row.ddd or 0 for row in z_rows) >= 90:
                heavy.add(patient)
    return {
        "opioid_users": (opioid, set()),
        "opioid_with_sedative": (both, opioid),
        "z_hypnotic_heavy": (heavy, z_users),
    }


def _days(rows: list[Record], classes: tuple[str, ...], last: date) -> set[date]:
    days = set()
    for row in rows:
        if row.atc.startswith(classes):
            for number in range(ceil(row.ddd or 0)):
                day = row.day + timedelta(days=number)
                if day <= last:
                    days.add(day)
    return days
