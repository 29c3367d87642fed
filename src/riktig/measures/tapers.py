"""Tapers as dispensings show them: begun in the period, under way at its end, or completed.

Chosen here (`rules.toml`). The window is parted in four quarters of whole days, the last one
longer by what is left over. The amount of before is that of the first two quarters.

A stay at a hospital or a journey is a gap without pickups, and no lower dose. One gap clearly
longer than what is usual for the patient is therefore left out of the time compared. Several
such gaps may be a slower pace, so these are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import fsum
from statistics import median

from riktig.measures.measure import Part
from riktig.measures.rules import taper_rule, taper_users
from riktig.measures.uses import Window, of_classes

Pickups = Mapping[int, float]  # day from the window's first -> amount of that day


def regular_patients(part: Part, window: Window) -> set[int]:
    """Patients whose use of the first two quarters is regular enough to be compared with."""
    return set(_regular(part, window))


def tapering_patients(part: Part, window: Window, rule_name: str) -> set[int]:
    """Regular patients at the part's stage.

    Begun: the last pickup lies in the second half, and the amount of the quarter that ends
    with it is at most the rule's share of as many days of before, one gap left out. Who leaves
    or dies at an unchanged dose is therefore not counted. Completed: begun, and nothing in the
    last quarter. Under way: begun, and something in the last quarter.
    """
    quarter, share = window.days // 4, taper_rule(rule_name).share
    last_quarter = 3 * quarter
    found = set()
    for patient, (pickups, before) in _regular(part, window).items():
        last = max(pickups)
        ending = fsum(amount for day, amount in pickups.items() if day > last - quarter)
        present = (quarter - _days_away(pickups, quarter)) / quarter
        if last < 2 * quarter or round(ending, 6) > round(share * before * present, 6):
            continue
        stage = "under_way" if last >= last_quarter else "completed"
        if part.stage in ("started", stage):
            found.add(patient)
    return found


def _days_away(pickups: Pickups, quarter: int) -> float:
    """Days of the quarter that ends with the last pickup that lie in its only long gap."""
    days = sorted(pickups)
    usual = median(later - day for day, later in pairwise(day for day in days if day < 2 * quarter))
    first = days[-1] - quarter
    ending = [(day, later) for day, later in pairwise(days) if later > first]
    long = [gap for gap in ending if gap[1] - gap[0] > taper_users().gap_times * usual]
    if len(long) != 1:
        return 0.0
    day, later = long[0]
    return max(0.0, later - max(first, day + usual))


def _regular(part: Part, window: Window) -> Mapping[int, tuple[Pickups, float]]:
    key = ("regular", part.classes, part.amount)
    return window.once(key, lambda: _find_regular(part, window))


def _find_regular(part: Part, window: Window) -> dict[int, tuple[Pickups, float]]:
    """Patient -> pickups of the window, and the amount of one quarter of before.

    The largest pickup of before is left out of that amount, so that one early refill makes
    no taper.
    """
    quarter = window.days // 4
    found = {}
    for patient, pickups in _pickups(part, window).items():
        before = [amount for day, amount in pickups.items() if day < 2 * quarter]
        if len(before) < taper_users().least_pickups:
            continue
        both = any(day < quarter for day in pickups) and any(
            quarter <= day < 2 * quarter for day in pickups
        )
        level = (fsum(before) - max(before)) / 2
        # More than a quarter's amount at once is a stock: a pause after it is no taper.
        if both and 0 < max(pickups.values()) <= level:
            found[patient] = (pickups, level)
    return found


def _pickups(part: Part, window: Window) -> dict[int, Pickups]:
    """Patient -> amounts by day, for those all of whose amounts are known."""
    amounts: dict[int, dict[int, list[float | None]]] = {}
    for use in of_classes(window.uses, part.classes):
        days = amounts.setdefault(use.patient, {})
        days.setdefault(use.day - window.first_day, []).append(getattr(use, part.amount))
    return {
        patient: {day: fsum(one or 0.0 for one in given) for day, given in days.items()}
        for patient, days in amounts.items()
        if all(one is not None for given in days.values() for one in given)
    }
