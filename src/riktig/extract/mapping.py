"""What the reader has settled: our field to column name, and answers to questions.

Two forms are taken. The flat one is kept in a TOML file::

    patient = "Pasientnr"
    day = "Dato"
    atc = "ATC-kode"
    event = "prescribed"
    date_order = "dmy"

The other is a proposal as the page sends it back: `columns` (name, meaning)
and `answers` (or `questions`, each with its `answer`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from riktig.extract.catalogue import HIDDEN_MEANINGS, MEANINGS
from riktig.extract.mask import shown
from riktig.problem import Refused

DECIMAL: Final = "decimal_"
NUMBER_FIELDS: Final = ("strength", "units", "packages", "pack_size", "ddd")
ALLOWED: Final[Mapping[str, tuple[str, ...]]] = {
    "event": ("dispensed", "prescribed"),
    "date_order": ("dmy", "mdy", "ymd"),
    "amount": ("units", "packages", "none"),
    "strength_in": ("mg", "none"),
    "blank_patient": ("above", "none"),
    "repeats_mean": ("all", "one"),
    "patient_rows": ("own", "other"),
    **{DECIMAL + name: ("comma", "point") for name in NUMBER_FIELDS},
}
_FIELDS: Final = frozenset((*MEANINGS, *HIDDEN_MEANINGS))
_ABOUT_ITSELF: Final = frozenset(["format", "ready", "meanings", "notes", "mapping"])


@dataclass(frozen=True)
class Settled:
    """Columns by our field, and answers by question code."""

    columns: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    from_page: bool = False  # a proposal: every question must have its answer


def settle(mapping: Mapping[str, Any] | None) -> Settled:
    """Reads either form. `Refused` for a key or an answer that does not exist."""
    if not mapping:
        return Settled()
    if not isinstance(mapping, Mapping):
        raise Refused("mapping_damaged")
    from_page = "columns" in mapping
    columns, answers = _proposal(mapping) if from_page else _flat(mapping)
    for code, answer in answers.items():
        if code not in ALLOWED:
            raise Refused("mapping_key_unknown", choice=shown(str(code)))
        if answer not in ALLOWED[code]:
            raise Refused("mapping_answer_unknown", choice=code, allowed=", ".join(ALLOWED[code]))
    return Settled(columns, answers, from_page)


def _flat(mapping: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    columns: dict[str, str] = {}
    answers: dict[str, str] = {}
    for key, value in mapping.items():
        if key in _ABOUT_ITSELF or not value:
            continue
        (columns if key in _FIELDS else answers)[key] = str(value)
    return columns, answers


def _proposal(mapping: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    columns: dict[str, str] = {}
    for column in _objects(mapping["columns"]):
        meaning = column.get("meaning")
        if not meaning:
            continue
        if not isinstance(meaning, str) or not isinstance(column.get("name"), str):
            raise Refused("mapping_damaged")
        if meaning not in _FIELDS:
            raise Refused("mapping_key_unknown", choice=shown(meaning))
        if meaning in columns:
            raise Refused("meaning_twice", first=columns[meaning], second=column["name"])
        columns[meaning] = column["name"]
    questions = _objects(mapping.get("questions") or [])
    asked = {str(one.get("code")): one.get("answer") for one in questions}
    answers = mapping.get("answers") or {}
    if not isinstance(answers, Mapping):
        raise Refused("mapping_damaged")
    asked.update(answers)
    return columns, {code: str(answer) for code, answer in asked.items() if answer}


def _objects(given: Any) -> list[Mapping[str, Any]]:
    """A list of JSON objects. Refused `mapping_damaged` for anything else."""
    if not isinstance(given, list | tuple) or not all(isinstance(one, Mapping) for one in given):
        raise Refused("mapping_damaged")
    return list(given)
