"""The work file to be encrypted: statuses by token, and those who are no longer in the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from riktig.audit.typed import whole
from riktig.extract.mask import holds_identity
from riktig.extract.record import Reading
from riktig.problem import Refused
from riktig.review.carry import persons_of
from riktig.review.work_file import (
    MOST_ENTRIES,
    Entry,
    WorkFile,
    read_entries,
)


def entries_by_patient(given: Any) -> dict[int, Entry]:
    """`[{"patient": 17, "status": ...}]` by running number. Refused `invalid_entries`."""
    if given is None:
        return {}
    if not isinstance(given, list) or len(given) > MOST_ENTRIES:
        raise Refused("invalid_entries")
    patients = [_patient(one) for one in given]
    try:
        return dict(zip(patients, read_entries(given), strict=True))
    except Refused:
        raise Refused("invalid_entries") from None


def work_file(
    reading: Reading, listed: Mapping[int, Entry], left: Sequence[Entry], saved_on: str
) -> WorkFile:
    """The file of a reading that has tokens.

    Refused `work_no_tokens` when it has none, and `work_note_identity` for a note with an
    identity number. An earlier entry with the token of a patient in the list is set aside.
    """
    keys = reading.keys
    if not keys.tokens:
        raise Refused("work_no_tokens")
    persons = persons_of(reading.records)
    entries = []
    for patient, entry in listed.items():
        if patient > len(keys.tokens) or patient not in persons:
            raise Refused("invalid_entries")
        if holds_identity(entry.note):
            raise Refused("work_note_identity", patient=patient)
        birth_year, sex = persons[patient]
        token = keys.tokens[patient - 1]
        entries.append(replace(entry, token=token, birth_year=birth_year, sex=sex, set_aside=False))
    taken = {one.token for one in entries}
    kept = [replace(one, set_aside=one.set_aside or one.token in taken) for one in left]
    return WorkFile(keys.kind, keys.salt, saved_on, (*entries, *kept))


def _patient(given: Any) -> int:
    patient = whole(given.get("patient"), 1, 10_000_000) if isinstance(given, Mapping) else None
    if patient is None:
        raise Refused("invalid_entries")
    return patient
