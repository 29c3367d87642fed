"""Whom a measure counts: one array function a rule, the same rules as `riktig.measures.numerators`.

Each gives a mask over the patients of all the prescribers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import numpy as np

from riktig.measures.measure import Measure, Part
from riktig.national import at_once, new_users, tapers
from riktig.national.rows import LETTERS, NONE, Array
from riktig.national.sums import each, reaching
from riktig.national.windows import Uses, Windows
from riktig.problem import Refused

Rule = Callable[[Part, Windows], Array]
NamedRule = Callable[[Part, Windows, str], Array]


def patients_with_any(part: Part, windows: Windows) -> Array:
    """Patients with at least one use of the part's classes."""
    return windows.here(windows.of_classes(part.classes))


def patients_with_ddd(part: Part, windows: Windows) -> Array:
    """Patients whose known DDD of the classes sum to the threshold."""
    uses = windows.of_classes(part.classes)
    return reaching(part, uses.patient, uses.ddd, windows.patients)


def patients_with_omeq(part: Part, windows: Windows) -> Array:
    """Patients whose known OMEQ, spread over every day of the window, reach the threshold."""
    uses = windows.of_classes(part.classes)
    days = windows.of_patient(windows.last_day - windows.first_day + 1)
    return reaching(part, uses.patient, uses.omeq / days[uses.patient], windows.patients)


def patients_with_code(part: Part, windows: Windows) -> Array:
    """Patients, of an age where the part asks, with a use of one of the ATC codes."""
    found = windows.here(with_codes(part, windows.of_classes(part.classes)))
    return found if part.min_age is None else found & patients_of_age(part, windows)


def patients_with_pack(part: Part, windows: Windows) -> Array:
    """Patients with so many units of one of the ATC codes at once."""
    uses = with_codes(part, windows.of_classes(part.classes))
    uses = uses.at(~np.isnan(uses.units))
    return windows.here(uses.at(each(uses.units, part.reached)))


def patients_of_age(part: Part, windows: Windows) -> Array:
    """Patients with anything in scope who are of the age in the window's last year."""
    return _old_enough(windows.uses, part, windows)


def patients_of_group(part: Part, windows: Windows) -> Array:
    """Patients of the age with reseptgruppe A or B, above a DDD sum where the part has one."""
    uses = with_letters(part, windows)
    old = _old_enough(uses, part, windows)
    if part.at_least is None:
        return windows.here(uses) & old
    return reaching(part, uses.patient, uses.ddd, windows.patients) & old


def with_codes(part: Part, uses: Uses) -> Uses:
    """The uses of the part's ATC codes."""
    return uses.at(np.isin(uses.atc, part.codes))


def with_letters(part: Part, windows: Windows) -> Uses:
    """The uses of the part's prescription groups."""
    wanted = [place for place, letter in enumerate(LETTERS) if letter in part.letters]
    return windows.grouped.at(np.isin(windows.grouped.letter, wanted))


def _amount(part: Part, windows: Windows) -> Array:
    if part.washout:
        return new_users.followed_patients(part, windows)
    return patients_with_any(part, windows)


RULES: Final[Mapping[str, Rule]] = {
    "any": patients_with_any,
    "amount": _amount,
    "ddd_sum": patients_with_ddd,
    "omeq_per_day": patients_with_omeq,
    "code": patients_with_code,
    "pack": patients_with_pack,
    "of_age": patients_of_age,
    "prescription_group": patients_of_group,
    "new": new_users.new_patients,
    "new_followed": new_users.followed_patients,
    "regular": tapers.regular_patients,
    "new_with_units": new_users.new_with_units,
    "long_term": new_users.long_term_patients,
    "first_pack": new_users.first_pack_patients,
}
NAMED_RULES: Final[Mapping[str, NamedRule]] = {
    "overlap_days": at_once.patients_with_overlap,
    "groups_at_once": at_once.patients_with_groups,
    "taper": tapers.tapering_patients,
}
_OTHER_DENOMINATORS: Final = ("list_size", "none")


def check_supported(measure: Measure) -> None:
    """Refuses a measure with a rule that has no function here: nothing is counted without it."""
    for rule in (measure.numerator.rule, measure.denominator.rule):
        if rule not in (*RULES, *NAMED_RULES, *_OTHER_DENOMINATORS):
            raise Refused("national_rule", measure=measure.id, rule=rule)


def numerator_patients(measure: Measure, windows: Windows, rule_name: str) -> Array:
    """The patients the numerator counts, under a rule of days or of tapers where it needs one."""
    part = measure.numerator
    if part.rule in NAMED_RULES:
        return NAMED_RULES[part.rule](part, windows, rule_name or part.taper)
    return RULES[part.rule](part, windows)


def _old_enough(uses: Uses, part: Part, windows: Windows) -> Array:
    """The youngest of the birth years a patient's uses give: nobody is made older."""
    born = np.full(windows.patients, NONE, np.int64)
    np.maximum.at(born, uses.patient, uses.birth_year)
    years = each(windows.last_day, lambda day: date.fromordinal(day).year, int)
    old = windows.of_patient(years) - born >= (part.min_age or 0)
    found: Array = (born != NONE) & old
    return found
