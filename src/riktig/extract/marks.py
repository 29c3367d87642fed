"""What a row says beside the medicine: its prescription group, and why measures leave it out.

A reimbursement code can tell of a diagnosis. None is kept: only whether it is of
palliative treatment or of cancer, by `reimbursement_codes.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from riktig.clinical.tables import rows
from riktig.extract.record import ExcludedFor, PrescriptionGroup

_MOST_CHARACTERS: Final = 200
_GROUP: Final = re.compile(
    r"(?:RESEPT)?(?:GRUPPE|GR\.?)?\s*([ABCF])(?:[\s:.,\u2013-].*)?", re.DOTALL
)
_PARTS: Final = re.compile(r"[\s,;:/|()]+")
_DIAGNOSIS: Final = re.compile(r"([A-Z]\d\d)(?:\.?\d{1,2})?\.?")
_MINUS: Final = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2011": "-"})


def group_of(cell: str) -> PrescriptionGroup | None:
    """Reseptgruppe A, B, C or F; anything else is not known."""
    found = _GROUP.fullmatch(cell.strip().upper()) if len(cell) <= _MOST_CHARACTERS else None
    return None if found is None else _LETTERS[found[1]]


def excluded_of(cell: str) -> ExcludedFor | None:
    """What the codes of a cell say that a row is for; `None` for every other code and for none."""
    if not cell or len(cell) > _MOST_CHARACTERS:
        return None
    codes = _PARTS.split(cell.strip().upper().translate(_MINUS))
    return worst(_listed(code) for code in codes)


def cancer_of(cell: str) -> ExcludedFor | None:
    """Whether the ICD-10 codes of a cell, under a heading of diagnoses, are of cancer.

    A code such as "-50" is not read: in ICPC-2 it is no diagnosis.
    """
    if not cell or len(cell) > _MOST_CHARACTERS:
        return None
    codes = _PARTS.split(cell.strip().upper())
    return worst(_listed(code) for code in codes if _DIAGNOSIS.fullmatch(code))


def is_diagnosis_heading(word: str) -> bool:
    """Whether a normalised heading speaks of diagnoses and not of refusjon."""
    return "refusjon" not in word and any(part in word for part in ("diagnose", "icpc", "icd"))


def worst(reasons: Iterable[ExcludedFor | None]) -> ExcludedFor | None:
    """Palliative treatment before cancer, where a row says both."""
    found = set(reasons)
    return "palliative" if "palliative" in found else "cancer" if "cancer" in found else None


def _listed(code: str) -> ExcludedFor | None:
    single, ranges = _codes()
    if code in single:
        return single[code]
    diagnosis = _DIAGNOSIS.fullmatch(code)
    if diagnosis is None:
        return None
    return worst(reason for low, high, reason in ranges if low <= diagnosis[1] <= high)


@cache
def _codes() -> tuple[dict[str, ExcludedFor], tuple[tuple[str, str, ExcludedFor], ...]]:
    """Codes alone, and ranges of diagnoses by their first three characters."""
    listed = [
        (row["code"], row["last_code"], _REASONS[row["excluded_for"]])
        for row in rows("reimbursement_codes")
    ]
    single = {code: reason for code, last, reason in listed if not last}
    return single, tuple((low, high, reason) for low, high, reason in listed if high)


_REASONS: Final[dict[str, ExcludedFor]] = {"palliative": "palliative", "cancer": "cancer"}
_LETTERS: Final[dict[str, PrescriptionGroup]] = {"A": "A", "B": "B", "C": "C", "F": "F"}
