"""Patients with several groups of medicines on the same days: as `riktig.measures.at_once`."""

from __future__ import annotations

import numpy as np

from riktig.measures.measure import Part
from riktig.measures.rules import days_rule
from riktig.national.rows import NONE, Array, known
from riktig.national.sums import each
from riktig.national.windows import Uses, Windows

_PATIENT_DAYS = 1 << 22  # more days than any: patients stand one after the other on one line
Spans = tuple[Array, Array]  # first days and days after, on that line


def patients_with_overlap(part: Part, windows: Windows, rule_name: str) -> Array:
    """Patients with at least so many days covered on both sides at once."""
    return _patients(part, (part.classes, part.with_classes), 2, windows, rule_name)


def patients_with_groups(part: Part, windows: Windows, rule_name: str) -> Array:
    """Patients with so many days covered by at least `many` of the part's sets of classes."""
    return _patients(part, part.sets, part.many, windows, rule_name)


def _patients(
    part: Part, sets: tuple[tuple[str, ...], ...], many: int, windows: Windows, rule_name: str
) -> Array:
    held = [_covering(windows, one, rule_name) for one in sets]
    present = sum(windows.here(uses).astype(np.int8) for uses, _ in held)
    spans = [_spans(windows, one, rule_name) for one in sets]
    days = days_in_several(spans, many, windows.patients)
    found: Array = (present >= many) & each(days, part.reached)
    return found


def _covering(windows: Windows, classes: tuple[str, ...], rule_name: str) -> tuple[Uses, Array]:
    """The uses of some classes whose days the rule can tell, and these days."""

    def find() -> tuple[Uses, Array]:
        rule = days_rule(rule_name)
        uses = windows.of_classes(classes)
        days = each(uses.ddd, lambda ddd: NONE if (n := rule.days(known(ddd))) is None else n, int)
        return uses.at(days != NONE), days[days != NONE]

    return windows.once(("covering", classes, rule_name), find)


def _spans(windows: Windows, classes: tuple[str, ...], rule_name: str) -> Spans:
    return windows.once(
        ("spans", classes, rule_name),
        lambda: covered(*_covering(windows, classes, rule_name), windows),
    )


def covered(uses: Uses, days: Array, windows: Windows) -> Spans:
    """The union of the days of each patient's uses, cut at the window's last day."""
    last = windows.of_patient(windows.last_day)[uses.patient]
    after = np.minimum(uses.day + days, last + 1)
    real = after > uses.day
    line = uses.patient[real].astype(np.int64) * _PATIENT_DAYS
    first, after = line + uses.day[real], line + after[real]
    order = np.argsort(first, kind="stable")
    first, after = first[order], np.maximum.accumulate(after[order])
    starts = np.flatnonzero(first > np.concatenate([[-1], after[:-1]]))
    ends = np.concatenate([starts[1:], [len(first)]])[: len(starts)] - 1
    return first[starts], after[ends]


def days_in_several(sets: list[Spans], many: int, patients: int) -> Array:
    """Patient -> days in at least `many` of the sets of days."""
    days = np.concatenate([part for one in sets for part in one])
    steps = np.concatenate(
        [np.full(len(part), 1 - 2 * end) for one in sets for end, part in enumerate(one)]
    )
    order = np.argsort(days, kind="stable")
    days, depth = days[order], np.cumsum(steps[order])
    deep = np.flatnonzero(depth[:-1] >= many) if len(days) else np.zeros(0, np.int64)
    lengths = days[deep + 1] - days[deep] if len(deep) else deep
    found = np.bincount(days[deep] // _PATIENT_DAYS, lengths, patients)
    return found.astype(np.int64)
