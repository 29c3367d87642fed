"""Summaries written by hand after the schema, for the tests of comparison and blocks."""

from __future__ import annotations

from copy import deepcopy

from riktig.measures.load import measure_named
from riktig.measures.result import value_of

BEFORE = {"from": "2024-11-01", "to": "2025-10-31"}
AFTER = {"from": "2025-11-01", "to": "2026-10-31"}
COUNTS_BEFORE = {
    "opioid_users": (212, 1100),
    "opioid_with_sedative": (31, 212),
    "z_hypnotic_heavy": (40, 88),
}
COUNTS_AFTER = {
    "opioid_users": (160, 1090),
    "opioid_with_sedative": (10, 160),
    "z_hypnotic_heavy": (41, 85),
}


def measure(name, counts):
    x, n = counts
    open_count = {
        "id": name,
        "version": measure_named(name).version,
        "numerator": x,
        "denominator": n,
    }
    if x is None:
        closed = {"value": None, "low": None, "high": None, "status": "suppressed"}
        return {**open_count, **closed}
    value, low, high = value_of(measure_named(name), x, n)
    return {**open_count, "value": value, "low": low, "high": high, "status": "ok"}


def summary(counts, span, member="P0001", kind="private", **changed):
    found = {
        "schema": "riktig-summary/1",
        "kind": kind,
        "member": member,
        "period": dict(span),
        "practice": {"list_size": 1100},
        "event": "dispensed",
        "attribution": "my_prescriptions",
        "ledger": {
            "rows_read": 900,
            "in_scope": 700,
            "out_of_scope": 150,
            "not_classified": 20,
            "recalled": 10,
            "duplicate": 15,
            "rejected": "<5" if kind == "share" else 5,
            "problems": [],
        },
        "classes": {
            "N02A": {"rows": 400, "patients": 212, "ddd": 9000.5, "omeq_mg": 100000.0},
            "N05CF": {"rows": 200, "patients": 88, "ddd": 7000.0, "omeq_mg": None},
            "N06BA": {"rows": None, "patients": None, "ddd": None, "omeq_mg": None},
        },
        "measures": [measure(name, pair) for name, pair in counts.items()],
        "monthly": [],
        "made_by": {
            "version": "0.1.0",
            "tables": {"HDIR": "2021"},
            "extract_last_day": span["to"],
            "synthetic": True,
        },
    }
    found.update(changed)
    return deepcopy(found)


def before(member="P0001", kind="private", counts=COUNTS_BEFORE, **changed):
    return summary(counts, BEFORE, member, kind, **changed)


def after(member="P0001", kind="private", counts=COUNTS_AFTER, **changed):
    return summary(counts, AFTER, member, kind, **changed)
