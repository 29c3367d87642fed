"""Whom a measure counts: one small function a rule, patients as running numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from math import fsum
from typing import Final

from riktig.episodes import overlap_days
from riktig.measures import new_users, tapers
from riktig.measures.at_once import patients_with_groups, spans_of
from riktig.measures.measure import Part
from riktig.measures.rules import days_rule
from riktig.measures.uses import Use, Window, of_classes

Rule = Callable[[Part, Window], set[int]]
NamedRule = Callable[[Part, Window, str], set[int]]


def patients_with_any(part: Part, window: Window) -> set[int]:
    """Patients with at least one use of the part's classes."""
    return {use.patient for name in part.classes for use in window.uses.get(name, ())}


def patients_with_ddd(part: Part, window: Window) -> set[int]:
    """Patients whose known DDD of the classes sum to the threshold."""
    return _reaching(
        part, ((use.patient, use.ddd) for use in of_classes(window.uses, part.classes))
    )


def patients_with_omeq(part: Part, window: Window) -> set[int]:
    """Patients whose known OMEQ, spread over every day of the window, reach the threshold."""
    days = window.days
    uses = of_classes(window.uses, part.classes)
    daily = ((use.patient, None if use.omeq is None else use.omeq / days) for use in uses)
    return _reaching(part, daily)


def patients_with_code(part: Part, window: Window) -> set[int]:
    """Patients, of an age where the part asks, with a use of one of the ATC codes."""
    uses = of_classes(window.uses, part.classes)
    found = {use.patient for use in uses if use.atc in part.codes}
    return found if part.min_age is None else found & patients_of_age(part, window)


def patients_with_pack(part: Part, window: Window) -> set[int]:
    """Patients with so many units of one of the ATC codes at once."""
    uses = of_classes(window.uses, part.classes)
    return {
        use.patient
        for use in uses
        if use.atc in part.codes and use.pack is not None and part.reached(use.pack)
    }


def patients_of_age(part: Part, window: Window) -> set[int]:
    """Patients with anything in scope who are of the age in the window's last year.

    The youngest of the birth years a patient's rows give: nobody is made older.
    """
    return _old_enough((use for uses in window.uses.values() for use in uses), part, window)


def patients_of_group(part: Part, window: Window) -> set[int]:
    """Patients of the age with reseptgruppe A or B, above a DDD sum where the part has one."""
    uses = [use for letter, use in window.grouped if letter in part.letters]
    old = _old_enough(uses, part, window)
    if part.at_least is None:
        return {use.patient for use in uses} & old
    return _reaching(part, ((use.patient, use.ddd) for use in uses)) & old


def patients_with_overlap(part: Part, window: Window, rule_name: str) -> set[int]:
    """Patients with at least so many days covered on both sides at once."""
    rule = days_rule(rule_name)
    one = spans_of(window, part.classes, rule)
    other = spans_of(window, part.with_classes, rule)
    return {
        patient
        for patient in one.keys() & other.keys()
        if part.reached(overlap_days(one[patient], other[patient]))
    }


RULES: Final[Mapping[str, Rule]] = {
    "any": patients_with_any,
    "amount": lambda part, window: (
        new_users.followed_patients(part, window)
        if part.washout
        else patients_with_any(part, window)
    ),
    "ddd_sum": patients_with_ddd,
    "omeq_per_day": patients_with_omeq,
    "code": patients_with_code,
    "pack": patients_with_pack,
    "of_age": patients_of_age,
    "prescription_group": patients_of_group,
    "new": new_users.new_patients,
    "new_followed": new_users.followed_patients,
    "regular": tapers.regular_patients,
    "new_with_units": lambda part, window: set(new_users.first_packs(part, window)),
    "long_term": new_users.long_term_patients,
    "first_pack": new_users.first_pack_patients,
}

# Rules whose numbers hang on a named rule of `rules.toml`.
NAMED_RULES: Final[Mapping[str, NamedRule]] = {
    "overlap_days": patients_with_overlap,
    "groups_at_once": patients_with_groups,
    "taper": tapers.tapering_patients,
}


def _reaching(part: Part, amounts: Iterable[tuple[int, float | None]]) -> set[int]:
    """Patients whose known amounts sum to the threshold, in whatever order they stand."""
    sums: dict[int, list[float]] = {}
    for patient, amount in amounts:
        if amount is not None:
            sums.setdefault(patient, []).append(amount)
    return {patient for patient, known in sums.items() if part.reached(fsum(known))}


def _old_enough(uses: Iterable[Use], part: Part, window: Window) -> set[int]:
    born: dict[int, int] = {}
    for use in uses:
        if use.birth_year is not None:
            born[use.patient] = max(born.get(use.patient, 0), use.birth_year)
    year = date.fromordinal(window.last_day).year
    return {patient for patient, birth in born.items() if year - birth >= (part.min_age or 0)}
