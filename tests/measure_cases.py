"""One doctor's measure with months, the same patients and a group, for the tests of its section."""

from __future__ import annotations

from datetime import date

from front_views import LIST, USUAL, group
from summary_dicts import AFTER, BEFORE, summary

from riktig.agreed.agreed import NOTHING_AGREED, Agreed
from riktig.blocks.group_pairs import group_pairs
from riktig.compare import compare
from riktig.feedback.choices import Choices
from riktig.feedback.measure_view import measure_view

MONTHS_BEFORE = [f"2024-{m:02d}" for m in (11, 12)] + [f"2025-{m:02d}" for m in range(1, 11)]
MONTHS_AFTER = [f"2025-{m:02d}" for m in (11, 12)] + [f"2026-{m:02d}" for m in range(1, 11)]


def months(names, counts, of=LIST, measure="opioid_users"):
    """A series; a count of `None` is a masked month."""
    return [
        {"month": name, "id": measure, "numerator": count, "denominator": of}
        for name, count in zip(names, counts, strict=True)
    ]


def own(counts=None, series=None, of=LIST, kind="private", before=None, after=None):
    """A comparison. `series` are the counts of 24 months."""
    found = {**USUAL, **(counts or {})}
    sides = {"before": (BEFORE, MONTHS_BEFORE, 0), "after": (AFTER, MONTHS_AFTER, 1)}
    extra = {"before": before or {}, "after": after or {}}
    made = [
        summary(
            {name: pair[end] for name, pair in found.items()},
            span,
            "P0001",
            kind,
            monthly=months(names, series[12 * end : 12 * end + 12], of) if series else [],
            **extra[name_of],
        )
        for name_of, (span, names, end) in sides.items()
    ]
    return compare(*made)


def same_patients(measure="opioid_with_sedative", version=2, **changed):
    return {
        "period": dict(BEFORE),
        "patients": 300,
        "left": 40,
        "came": 25,
        "users_alone": False,
        "measures": [{"id": measure, "version": version, "stayed": 6, "ended": 8, "began": 3}],
        **changed,
    }


def view(
    measure="opioid_with_sedative",
    comparison=None,
    others=None,
    agreed=NOTHING_AGREED,
    reference=None,
    comparator="benchmark",
):
    comparison = comparison or own()
    beside = others or group_pairs([], beside=comparison)
    change = comparison.measure(measure)
    return measure_view(change, comparison, beside, agreed, reference or {}, Choices(comparator))


def beside(comparison, *sizes):
    return group(comparison, sizes) if sizes else group(comparison)


def meeting(day):
    return Agreed(meetings=(date.fromisoformat(day),))
