"""The medicine of a FHIR resource: its ATC code, its name and how many units."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from riktig.extract.catalogue import words
from riktig.extract.fhir_index import Index, Resource, dicts, first_text
from riktig.extract.limits import MAX_NESTING

_ATC_SYSTEMS: Final = frozenset(
    [
        "http://www.whocc.no/atc",
        "https://www.whocc.no/atc",
        "urn:oid:2.16.578.1.12.4.1.1.7180",
        "http://fhir.de/codesystem/bfarm/atc",
    ]
)
_UNIT_CODES: Final = frozenset(["{tbl}", "{tablet}", "{capsule}", "{patch}", "1"])


def atc_in(resource: Resource, index: Index) -> str:
    """The ATC code of the event's medicine, or an empty text. Ingredients are not asked."""
    for concept in _concepts(resource, index):
        for coding in _codings(concept):
            if first_text(coding.get("system")).casefold() in _ATC_SYSTEMS:
                return first_text(coding.get("code"))
    return ""


def product_in(resource: Resource, index: Index) -> str:
    """The medicine's name: of its own code before that of the ATC code."""
    names: list[str] = []
    last: list[str] = []
    for concept in _concepts(resource, index):
        for coding in _codings(concept):
            is_atc = first_text(coding.get("system")).casefold() in _ATC_SYSTEMS
            (last if is_atc else names).append(first_text(coding.get("display")))
        names.append(first_text(concept.get("text")))
    reference = resource.body.get("medicationReference")
    if isinstance(reference, dict):
        names.append(first_text(reference.get("display")))
    return first_text(*names, *last)


def counted_units(body: dict[str, Any]) -> float | None:
    """How many tablets, capsules or patches, where the quantity says that it counts such."""
    quantity = body.get("quantity")
    request = body.get("dispenseRequest")
    if isinstance(request, dict):
        quantity = request.get("quantity")
    if not isinstance(quantity, dict):
        return None
    value = quantity.get("value")
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
        return None
    unit = first_text(quantity.get("unit")).casefold().rstrip(".")
    code = first_text(quantity.get("code")).casefold()
    counts = words("unit").get(unit) == "units" or (not unit and code in _UNIT_CODES)
    return float(value) if counts or code in _UNIT_CODES - {"1"} else None


def _concepts(resource: Resource, index: Index) -> Iterator[dict[str, Any]]:
    """The codes of the medicine: in the event, in the Medication it points to, in extensions."""
    yield from dicts([resource.body.get("medicationCodeableConcept")])
    yield from _extended(resource.body.get("extension"), 0)
    reference = resource.body.get("medicationReference")
    if isinstance(reference, dict):
        medication = index.resolve(reference, resource)
        if medication and medication.kind == "Medication":
            yield from dicts([medication.body.get("code")])
            yield from _extended(medication.body.get("extension"), 0)


def _extended(extensions: Any, depth: int) -> Iterator[dict[str, Any]]:
    for extension in dicts(extensions) if depth < MAX_NESTING else ():
        concept = extension.get("valueCodeableConcept")
        if isinstance(concept, dict) and any(
            first_text(coding.get("system")).casefold() in _ATC_SYSTEMS
            for coding in _codings(concept)
        ):
            yield concept
        yield from _extended(extension.get("extension"), depth + 1)


def _codings(concept: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from dicts(concept.get("coding"))
