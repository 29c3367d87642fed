"""Names that several rows have and no table knows, so that a missed medicine is noticed."""

from __future__ import annotations

import re
from typing import Final

from riktig.audit.result import Audit
from riktig.extract.strengths import strength_in

_MOST_NAMES: Final = 8
_FEWEST_PATIENTS: Final = 2
_MOST_CHARACTERS: Final = 60
LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){5}")  # six digits: more than a strength or a pack


def unplaced_names(audit: Audit) -> list[str]:
    """The names that most rows have, for the GP's own eyes.

    A cell is only taken for a medicine's name when it states a strength, stands
    for at least two patients and holds no long number: what is written about
    one person is never shown, nor a column that holds something else than names.
    """
    rows: dict[str, int] = {}
    patients: dict[str, set[int]] = {}
    for row in audit.rows():
        if row.part == "not_classified" and row.record.product:
            name = " ".join(row.record.product.split())
            rows[name] = rows.get(name, 0) + 1
            patients.setdefault(name, set()).add(row.record.patient)
    shown = [
        name
        for name in sorted(rows, key=lambda name: (-rows[name], name))
        if len(patients[name]) >= _FEWEST_PATIENTS and _is_medicine(name)
    ]
    return shown[:_MOST_NAMES]


def _is_medicine(name: str) -> bool:
    return (
        len(name) <= _MOST_CHARACTERS
        and not LONG_NUMBER.search(name)
        and strength_in(name, None) is not None
    )
