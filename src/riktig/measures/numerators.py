"""Whom a measure counts: one small function a rule, patients as running numbers."""

from __future__ import annotations

from collections.abc import Iterable

from riktig.episodes import Span, covered, overlap_days
from riktig.measures.measure import Part
from riktig.measures.rules import DaysRule
from riktig.measures.uses import ByClass, Use, of_classes


def patients_with_any(part: Part, uses: ByClass) -> set[int]:
    """Patients with at least one use of the part's classes."""
    return {use.patient for name in part.classes for use in uses.get(name, ())}


def patients_with_ddd(part: Part, uses: ByClass) -> set[int]:
    """Patients whose known DDD of the classes sum to at least the threshold."""
    sums: dict[int, float] = {}
    for use in of_classes(uses, part.classes):
        if use.ddd is not None:
            sums[use.patient] = sums.get(use.patient, 0.0) + use.ddd
    least = part.at_least or 0.0
    # Rounded, so that 900 x 0.1 DDD is 90 in whatever order it is added.
    return {patient for patient, ddd in sums.items() if round(ddd, 6) >= least}


def patients_with_overlap(part: Part, uses: ByClass, rule: DaysRule, last_day: int) -> set[int]:
    """Patients with at least so many days covered on both sides at once."""
    one = _spans(of_classes(uses, part.classes), rule, last_day)
    other = _spans(of_classes(uses, part.with_classes), rule, last_day)
    least = part.at_least or 0.0
    return {
        patient
        for patient in one.keys() & other.keys()
        if overlap_days(one[patient], other[patient]) >= least
    }


def _spans(uses: Iterable[Use], rule: DaysRule, last_day: int) -> dict[int, list[Span]]:
    starts: dict[int, list[tuple[int, int]]] = {}
    for use in uses:
        days = rule.days(use.ddd)
        if days is not None:
            starts.setdefault(use.patient, []).append((use.day, days))
    return {patient: covered(given, last_day) for patient, given in starts.items()}
