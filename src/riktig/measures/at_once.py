"""Patients who have several groups of medicines covered on the same days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from riktig.episodes import Span, covered
from riktig.measures.measure import Part
from riktig.measures.rules import DaysRule, days_rule
from riktig.measures.uses import Use, Window, of_classes


def patients_with_groups(part: Part, window: Window, rule_name: str) -> set[int]:
    """Patients with so many days covered by at least `many` of the part's sets of classes.

    The groups need not be the same ones every day.
    """
    rule = days_rule(rule_name)
    by_set = [spans_of(window, one, rule) for one in part.sets]
    held: dict[int, list[list[Span]]] = {}
    for spans in by_set:
        for patient, days in spans.items():
            held.setdefault(patient, []).append(days)
    return {
        patient
        for patient, sets in held.items()
        if len(sets) >= part.many and part.reached(days_in_several(sets, part.many))
    }


def spans_of(window: Window, classes: tuple[str, ...], rule: DaysRule) -> Mapping[int, list[Span]]:
    """Patient -> the days its uses of some classes cover, where the rule can tell."""
    uses = of_classes(window.uses, classes)
    return window.once(("spans", classes, rule), lambda: _spans(uses, rule, window.last_day))


def _spans(uses: Iterable[Use], rule: DaysRule, last_day: int) -> dict[int, list[Span]]:
    starts: dict[int, list[tuple[int, int]]] = {}
    for use in uses:
        days = rule.days(use.ddd)
        if days is not None:
            starts.setdefault(use.patient, []).append((use.day, days))
    return {patient: covered(given, last_day) for patient, given in starts.items()}


def days_in_several(sets: Sequence[Sequence[Span]], many: int) -> int:
    """Days in at least `many` of the sets of days, each given as `covered` gives them."""
    steps = sorted(
        step for spans in sets for first, last in spans for step in ((first, 1), (last + 1, -1))
    )
    days = depth = since = 0
    for day, change in steps:
        if depth >= many:
            days += day - since
        depth, since = depth + change, day
    return days
