"""Who is new in each window, and what came after: as `riktig.measures.new_users`."""

from __future__ import annotations

import numpy as np

from riktig.measures.measure import Part
from riktig.national.rows import NONE, Array
from riktig.national.sums import each, reaching
from riktig.national.windows import Uses, Windows

_DAY_BITS = 22  # ordinals of the years that are read need 20


def first_days(part: Part, windows: Windows) -> Array:
    """Patient -> the first day with none of the classes in the washout before it, or `NONE`."""
    key = ("first days", part.classes, part.washout)
    return windows.once(key, lambda: _find_first_days(part, windows))


def _find_first_days(part: Part, windows: Windows) -> Array:
    now = windows.of_classes(part.classes)
    earlier = windows.before.at(windows.before.of_classes(part.classes))
    # One number a patient and day, those in the window first of equals.
    keys = np.concatenate([_keys(now), _keys(earlier) | 1])
    keys.sort()
    keys = keys[np.flatnonzero(np.diff(keys >> 1, prepend=-1))]
    inside, patients = (keys & 1) == 0, keys >> (_DAY_BITS + 1)
    days = (keys >> 1) & ((1 << _DAY_BITS) - 1)
    first_of_patient = np.diff(patients, prepend=-1) != 0
    gap = np.diff(days, prepend=0)
    starts = np.flatnonzero(inside & (first_of_patient | (gap > part.washout)))
    found = np.full(windows.patients, NONE, np.int64)
    found[patients[starts][::-1]] = days[starts][::-1]  # the first of each is written last
    return found


def _keys(uses: Uses) -> Array:
    found: Array = ((uses.patient.astype(np.int64) << _DAY_BITS) | uses.day) << 1
    return found


def new_patients(part: Part, windows: Windows) -> Array:
    """The new users."""
    found: Array = first_days(part, windows) != NONE
    return found


def followed_patients(part: Part, windows: Windows) -> Array:
    """New users whose first `to_day` days lie in the window, and in what the extract holds."""
    first = first_days(part, windows)
    last = windows.of_patient(windows.followed_to) - part.to_day
    found: Array = (first != NONE) & (first <= last)
    return found


def long_term_patients(part: Part, windows: Windows) -> Array:
    """Followed new users with a later use `from_day` to `to_day` days on, and units enough."""
    uses = windows.of_classes(part.classes)
    uses = uses.at(followed_patients(part, windows)[uses.patient])
    day = uses.day - first_days(part, windows)[uses.patient]
    again = windows.here(uses.at((part.from_day <= day) & (day <= part.to_day)))
    early = (day >= 0) & (day <= part.until_day)
    enough = reaching(part, uses.patient[early], uses.units[early], windows.patients)
    found: Array = again & enough
    return found


def first_packs(part: Part, windows: Windows) -> Array:
    """Patient -> most units at once on the first day; not a number where none is known."""
    uses = windows.of_classes(part.classes)
    here = (uses.day == first_days(part, windows)[uses.patient]) & ~np.isnan(uses.units)
    packs = np.full(windows.patients, -np.inf)
    np.maximum.at(packs, uses.patient[here], uses.units[here])
    packs[np.isinf(packs)] = np.nan
    return packs


def new_with_units(part: Part, windows: Windows) -> Array:
    """New users whose first pack is known."""
    return ~np.isnan(first_packs(part, windows))


def first_pack_patients(part: Part, windows: Windows) -> Array:
    """New users whose first pack was large."""
    packs = first_packs(part, windows)
    return ~np.isnan(packs) & each(packs, part.reached)


def amount_uses(part: Part, windows: Windows) -> Uses:
    """The uses an amount sums: all, or those of followed new users until `until_day`."""
    uses = windows.of_classes(part.classes)
    if not part.washout:
        return uses
    day = uses.day - first_days(part, windows)[uses.patient]
    followed = followed_patients(part, windows)[uses.patient]
    return uses.at(followed & (day >= 0) & (day <= part.until_day))
