"""Who is new in a window, and what came after: patients as running numbers."""

from __future__ import annotations

from collections.abc import Mapping

from riktig.measures.measure import Part
from riktig.measures.uses import ByClass, Use, Window, of_classes


def first_days(part: Part, window: Window) -> Mapping[int, int]:
    """Patient -> the first day in the window with none of the classes in the washout before it."""
    key = ("first days", part.classes, part.washout)
    return window.once(key, lambda: _find_first_days(part, window))


def _find_first_days(part: Part, window: Window) -> dict[int, int]:
    starts = _days_of(part, window.uses)
    earlier = _days_of(part, window.before)
    found = {}
    for patient, its_days in starts.items():
        last: int | None = None
        for day in sorted(its_days | earlier.get(patient, set())):
            if day in its_days and (last is None or day - last > part.washout):
                found[patient] = day
                break
            last = day
    return found


def _days_of(part: Part, held: ByClass) -> dict[int, set[int]]:
    days: dict[int, set[int]] = {}
    for use in of_classes(held, part.classes):
        days.setdefault(use.patient, set()).add(use.day)
    return days


def new_patients(part: Part, window: Window) -> set[int]:
    """The new users of a window."""
    return set(first_days(part, window))


def followed_patients(part: Part, window: Window) -> set[int]:
    """New users whose first `to_day` days lie in the window, and in what the extract holds."""
    last = window.followed_to - part.to_day
    return {patient for patient, day in first_days(part, window).items() if day <= last}


def long_term_patients(part: Part, window: Window) -> set[int]:
    """Followed new users with a later use `from_day` to `to_day` days on, and units enough."""
    first = first_days(part, window)
    followed = followed_patients(part, window)
    units: dict[int, float] = {}
    again = set()
    for use in of_classes(window.uses, part.classes):
        if use.patient not in followed:
            continue
        day = use.day - first[use.patient]
        if part.from_day <= day <= part.to_day:
            again.add(use.patient)
        if 0 <= day <= part.until_day and use.units is not None:
            units[use.patient] = units.get(use.patient, 0.0) + use.units
    return {patient for patient in again if part.reached(units.get(patient, 0.0))}


def first_packs(part: Part, window: Window) -> dict[int, float]:
    """New patient -> most units at once on the first day, where they are known."""
    first = first_days(part, window)
    packs: dict[int, float] = {}
    for use in of_classes(window.uses, part.classes):
        if _is_first(use, first) and use.pack is not None:
            packs[use.patient] = max(packs.get(use.patient, 0.0), use.pack)
    return packs


def last_day_counted(part: Part) -> int | None:
    """The last day after the first that a part on new users looks at; `None`: no limit."""
    ends = {"first_pack": 0, "long_term": max(part.to_day, part.until_day)}
    return part.until_day if part.rule == "amount" else ends.get(part.rule)


def amount_uses(part: Part, window: Window) -> list[Use]:
    """The uses an amount sums: all, or those of followed new users until `until_day`."""
    uses = of_classes(window.uses, part.classes)
    if not part.washout:
        return uses
    first, followed = first_days(part, window), followed_patients(part, window)
    return [
        use
        for use in uses
        if use.patient in followed and 0 <= use.day - first[use.patient] <= part.until_day
    ]


def _is_first(use: Use, first: Mapping[int, int]) -> bool:
    return first.get(use.patient) == use.day


def first_pack_patients(part: Part, window: Window) -> set[int]:
    """New users whose first pack was large."""
    return {patient for patient, units in first_packs(part, window).items() if part.reached(units)}
