"""The measures once more, in plain dictionaries, sets of days and loops.

Shares no code with the audit, so that the two check each other. It takes records
that are in scope, of one event, with stated DDD, units and year of birth, and neither
duplicates nor recalled. The limits are typed here once more, on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

from riktig.extract.record import Record

OPIOIDS = ("N02A",)
SEDATIVES = ("N05BA", "N05CD", "N03AE01", "N05CF")
Z_HYPNOTICS = ("N05CF",)
GABAPENTINOIDS = ("N02BF", "N03AX12", "N03AX16")
LONG_ACTING = ("N05BA01", "N05CD02", "N05CD03")
CODEINE = ("N02AJ06",)
# mg of oral morphine in one DDD: tramadol 300 x 0.15, oxycodone 75 x 1.5. Others: not told here.
OMEQ_OF_A_DDD = {"N02AX02": 45.0, "N02AA05": 112.5}
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
        past = before.get(patient, [])
        told = {
            **_told(rows, last),
            **_told_of_doses(rows, (last - first).days + 1),
            **_told_of_new(rows, past, first, last),
            **_told_of_new_sedative(rows, past, last),
            **_told_of_tapers(rows, OPIOIDS, "opioid", "omeq", first),
            **_told_of_tapers(rows, SEDATIVES, "sedative", "ddd", first),
        }
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
    groups = [days[name] for name in (OPIOIDS, SEDATIVES, GABAPENTINOIDS)]
    every = set().union(*groups)
    depth = {day: sum(day in one for one in groups) for day in every}
    some = bool(opioid or sedative or _of(rows, GABAPENTINOIDS))
    return {
        "two_groups_at_once": (sum(depth[day] >= 2 for day in every) >= 30, some),
        "three_groups_at_once": (sum(depth[day] == 3 for day in every) >= 30, some),
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


def _told_of_doses(rows: list[Record], days: int) -> dict[str, tuple[bool, bool]]:
    """The same of what depends on the sum of the opioids, and of amounts per list."""
    opioid, sedative = bool(_of(rows, OPIOIDS)), bool(_of(rows, SEDATIVES))
    a_day = round(_omeq(rows) / days, 6)
    return {
        "opioid_omeq_50": (a_day >= 50, opioid),
        "opioid_omeq_over_90": (a_day > 90, opioid),
        "opioid_omeq_over_100": (a_day > 100, opioid),
        "opioid_ddd_per_1000": (opioid, False),
        "opioid_omeq_per_1000": (opioid, False),
        "sedative_ddd_per_1000": (sedative, False),
    }


def _omeq(rows: Iterable[Record]) -> float:
    return sum((row.ddd or 0) * OMEQ_OF_A_DDD.get(row.atc or "", 0) for row in rows)


def per_1000(
    records: Iterable[Record], first: date, last: date, list_size: int
) -> dict[str, float]:
    """Amounts of the year for each thousand on the list."""
    rows = [row for row in records if first <= row.day <= last]
    sums = {
        "opioid_ddd_per_1000": sum(row.ddd or 0 for row in _of(rows, OPIOIDS)),
        "opioid_omeq_per_1000": _omeq(rows),
        "sedative_ddd_per_1000": sum(row.ddd or 0 for row in _of(rows, SEDATIVES)),
    }
    return {name: 1000 * amount / list_size for name, amount in sums.items()}


def group_ab(records: Iterable[Record], first: date, last: date) -> tuple[set[int], set[int]]:
    """Those from 65 years with anything of reseptgruppe A or B in the year; with over 365 DDD."""
    ddd: dict[int, float] = {}
    youngest: dict[int, int] = {}
    for row in records:
        if row.prescription_group in ("A", "B") and first <= row.day <= last:
            ddd[row.patient] = ddd.get(row.patient, 0) + (row.ddd or 0)
            youngest[row.patient] = max(youngest.get(row.patient, 0), row.birth_year or 0)
    old = {patient for patient in ddd if last.year - youngest[patient] >= 65}
    return old, {patient for patient in old if ddd[patient] > 365}


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


def _told_of_new_sedative(
    rows: list[Record], before: list[Record], last: date
) -> dict[str, tuple[bool, bool]]:
    now = sorted({row.day for row in _of(rows, SEDATIVES)})
    all_days = {row.day for row in _of(before, SEDATIVES)} | set(now)
    for start in now:
        if not any(0 < (start - day).days <= 365 for day in all_days):
            followed = (last - start).days >= 90
            return {
                "new_sedative_users": (True, False),
                "new_sedative_first_quarter": (followed, followed),
            }
    return {}


def _told_of_tapers(
    rows: list[Record], classes: tuple[str, ...], name: str, amount: str, first: date
) -> dict[str, tuple[bool, bool]]:
    """Quarters of 91 days; at most three quarters of a quarter of before is a taper."""
    given: dict[int, float] = {}
    if amount == "omeq" and any(row.atc not in OMEQ_OF_A_DDD for row in _of(rows, classes)):
        return {}
    for row in _of(rows, classes):
        mg = (row.ddd or 0) * (OMEQ_OF_A_DDD[row.atc or ""] if amount == "omeq" else 1)
        given[(row.day - first).days] = given.get((row.day - first).days, 0) + mg
    early = [day for day in given if day < 182]
    level = (sum(given[day] for day in early) - max((given[d] for d in early), default=0)) / 2
    regular = (
        len(early) >= 3
        and min(early) < 91 <= max(early)
        and max(given.values()) <= level
        and level > 0
    )
    end = max(given, default=0)
    left = sum(given[day] for day in given if end - 91 < day <= end)
    there = 91 - _away(sorted(given), end - 91) if regular else 91
    started = regular and end >= 182 and left <= 0.75 * level * there / 91 + 1e-9
    under_way = end >= 273
    return {
        f"{name}_taper_started": (started, regular),
        f"{name}_taper_under_way": (started and under_way, regular),
        f"{name}_taper_completed": (started and not under_way, regular),
    }


def _away(days: list[int], start: int) -> float:
    """Days after the start, beyond the usual interval, in the one gap of over twice the usual."""
    gaps = [(one, two) for one, two in pairwise(days)]
    early = sorted(two - one for one, two in gaps if two < 182)
    half = len(early) // 2
    usual = early[half] if len(early) % 2 else (early[half - 1] + early[half]) / 2
    long = [(one, two) for one, two in gaps if two > start and two - one > 2 * usual]
    if len(long) != 1:
        return 0
    return sum(0.5 for n in range(2 * days[-1]) if _inside(n / 2, long[0], usual, start))


def _inside(at: float, gap: tuple[int, int], usual: float, start: int) -> bool:
    return max(start, gap[0] + usual) <= at < gap[1]


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
