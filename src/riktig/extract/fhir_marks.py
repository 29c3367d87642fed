"""Prescription group and reimbursement code of a FHIR event, where its extensions say them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from riktig.extract.fhir_index import Index, Resource, dicts, first_text
from riktig.extract.limits import MAX_NESTING
from riktig.extract.marks import excluded_of, group_of, worst
from riktig.extract.record import ExcludedFor, PrescriptionGroup

_GROUP_SYSTEM: Final = "urn:oid:2.16.578.1.12.4.1.1.7421"
_GROUP_URL: Final = "prescriptiongroup"
REIMBURSEMENT: Final = "reimbursementcode"


class Marks(NamedTuple):
    """What an event says beside the medicine."""

    group: PrescriptionGroup | None
    excluded_for: ExcludedFor | None


def marks_of(resource: Resource, index: Index) -> Marks:
    """The marks of an event and of the Medication it points to."""
    found = list(_codings(resource.body.get("extension"), 0))
    reference = resource.body.get("medicationReference")
    if isinstance(reference, dict):
        medication = index.resolve(reference, resource)
        if medication and medication.kind == "Medication":
            found += _codings(medication.body.get("extension"), 0)
    groups = [group_of(code) for url, system, code in found if _is_group(url, system)]
    codes = [code for url, _, code in found if url == REIMBURSEMENT]
    return Marks(
        group=next((group for group in groups if group), None),
        excluded_for=worst(map(excluded_of, codes)),
    )


def _is_group(url: str, system: str) -> bool:
    return system == _GROUP_SYSTEM or url.endswith(_GROUP_URL)


def _codings(extensions: Any, depth: int) -> Iterator[tuple[str, str, str]]:
    """Address of the extension, system and code, at any depth."""
    if not extensions or depth >= MAX_NESTING:
        return
    for extension in dicts(extensions):
        concept = extension.get("valueCodeableConcept")
        if isinstance(concept, dict):
            for coding in dicts(concept.get("coding")):
                url = first_text(extension.get("url")).casefold()
                yield url, first_text(coding.get("system")), first_text(coding.get("code"))
        yield from _codings(extension.get("extension"), depth + 1)
