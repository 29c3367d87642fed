"""Tapers as dispensings show them: as `riktig.measures.tapers`, which decides the close calls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from riktig.measures import tapers as plain
from riktig.measures.measure import Part
from riktig.measures.rules import taper_rule, taper_users
from riktig.measures.uses import Window
from riktig.national.rows import Array
from riktig.national.sums import CLOSE
from riktig.national.windows import Uses, Windows

_DAY_BITS = 22
_LEVEL = 1e-9  # times the amount: many times what the order of a sum can do


class Pickups(NamedTuple):
    """Amounts a patient and day, in order, of patients all of whose amounts are known."""

    patient: Array
    day: Array  # from the window's first
    amount: Array
    uses: Uses


class Regular(NamedTuple):
    """Who is regular, the amount of one quarter of before, and who is too close to tell."""

    found: Array
    level: Array
    close: Array


def regular_patients(part: Part, windows: Windows) -> Array:
    """Patients whose use of the first two quarters is regular enough to be compared with."""
    key = ("regular patients", part.classes, part.amount)
    return windows.once(key, lambda: _settled_regular(part, windows))


def _settled_regular(part: Part, windows: Windows) -> Array:
    found = _regular(part, windows).found.copy()
    for held in _close(part, windows):
        found[list(plain.regular_patients(part, held))] = True
    return found


def tapering_patients(part: Part, windows: Windows, rule_name: str) -> Array:
    """Regular patients at the part's stage."""
    pickups, regular = _pickups(part, windows), _regular(part, windows)
    quarter = _quarters(windows)
    last = np.zeros(windows.patients, np.int64)
    last[pickups.patient] = pickups.day  # in order: the last one stays
    ending = pickups.day > (last - quarter)[pickups.patient]
    at_end = np.bincount(pickups.patient[ending], pickups.amount[ending], windows.patients)
    present = (quarter - _days_away(pickups, windows, last, quarter)) / np.maximum(quarter, 1)
    most = taper_rule(rule_name).share * regular.level * present
    stage = np.where(last >= 3 * quarter, "under_way", "completed")
    wanted = (last >= 2 * quarter) & ((part.stage == "started") | (stage == part.stage))
    near = np.abs(at_end - most) < CLOSE
    found: Array = regular.found & wanted & ~near & (at_end < most)
    for held in (*_close(part, windows), *_plain(part, windows, regular.found & wanted & near)):
        found[list(plain.tapering_patients(part, held, rule_name))] = True
    return found


def _close(part: Part, windows: Windows) -> list[Window]:
    """Plain windows of those who may be regular; the plain engine remembers what it found."""
    key = ("close", part.classes, part.amount)
    return windows.once(key, lambda: list(_plain(part, windows, _regular(part, windows).close)))


def _plain(part: Part, windows: Windows, close: Array) -> Iterator[Window]:
    """Plain windows of the patients who are too close to tell, one for each two ends."""
    uses = _pickups(part, windows).uses
    uses = uses.at(close[uses.patient])
    ends = np.stack([windows.first_day, windows.last_day])
    prescribers = windows.prescriber_of[uses.patient]
    different, places = np.unique(ends[:, prescribers], axis=1, return_inverse=True)
    for number in range(different.shape[1]):
        mine = places.reshape(-1) == number
        yield windows.plain(uses.at(mine), int(prescribers[mine][0]))


def _quarters(windows: Windows) -> Array:
    """Patient -> days of a quarter of the window."""
    return windows.of_patient((windows.last_day - windows.first_day + 1) // 4)


def _pickups(part: Part, windows: Windows) -> Pickups:
    key = ("pickups", part.classes, part.amount)
    return windows.once(key, lambda: _find_pickups(part, windows))


def _find_pickups(part: Part, windows: Windows) -> Pickups:
    uses = windows.of_classes(part.classes)
    lacking = windows.here(uses.at(np.isnan(getattr(uses, part.amount))))
    uses = uses.at(~lacking[uses.patient])
    keys = (uses.patient.astype(np.int64) << _DAY_BITS) | uses.day
    days, places = np.unique(keys, return_inverse=True)
    patient = days >> _DAY_BITS
    day = (days & ((1 << _DAY_BITS) - 1)) - windows.of_patient(windows.first_day)[patient]
    amount = np.bincount(places, getattr(uses, part.amount), len(days))
    return Pickups(patient, day, amount, uses)


def _regular(part: Part, windows: Windows) -> Regular:
    key = ("regular", part.classes, part.amount)
    return windows.once(key, lambda: _find_regular(part, windows))


def _find_regular(part: Part, windows: Windows) -> Regular:
    pickups, count = _pickups(part, windows), windows.patients
    quarter = _quarters(windows)[pickups.patient]
    first = np.bincount(pickups.patient[pickups.day < quarter], minlength=count)
    before = pickups.day < 2 * quarter
    patient, amount = pickups.patient[before], pickups.amount[before]
    number = np.bincount(patient, minlength=count)
    enough = (number >= taper_users().least_pickups) & (first > 0) & (number > first)
    level = (np.bincount(patient, amount, count) - _most(patient, amount, count)) / 2
    most = _most(pickups.patient, pickups.amount, count)
    enough &= most > 0
    near = np.abs(most - level) <= _LEVEL * np.maximum(most, 1.0)
    return Regular(enough & ~near & (most < level), level, enough & near)


def _most(patients: Array, amounts: Array, count: int) -> Array:
    found = np.zeros(count)
    np.maximum.at(found, patients, amounts)
    return found


def _days_away(pickups: Pickups, windows: Windows, last: Array, quarter: Array) -> Array:
    """Days of the quarter that ends with the last pickup that lie in its only long gap."""
    patient, later = pickups.patient[1:], pickups.day[1:]
    same = patient == pickups.patient[:-1]
    patient, later, day = patient[same], later[same], pickups.day[:-1][same]
    gap = later - day
    early = later < 2 * quarter[patient]
    usual = _medians(patient[early], gap[early], windows.patients)
    first = last - quarter
    long = (later > first[patient]) & (gap > taper_users().gap_times * usual[patient])
    only = long & (np.bincount(patient[long], minlength=windows.patients) == 1)[patient]
    away = np.zeros(windows.patients)
    patient, later, day = patient[only], later[only], day[only]
    away[patient] = np.maximum(0.0, later - np.maximum(first[patient], day + usual[patient]))
    return away


def _medians(groups: Array, values: Array, count: int) -> Array:
    """The median of each group's values; not a number where a group has none."""
    order = np.lexsort((values, groups))
    ordered = values[order]
    numbers = np.bincount(groups, minlength=count)
    starts = np.cumsum(numbers) - numbers
    found = np.full(count, np.nan)
    here = numbers > 0
    low = starts[here] + (numbers[here] - 1) // 2
    high = starts[here] + numbers[here] // 2
    found[here] = (ordered[low] + ordered[high]) / 2
    return found
