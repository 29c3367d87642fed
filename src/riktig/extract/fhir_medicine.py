"""The medicine of a FHIR resource: its ATC code, its name and how many units."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from riktig.extract.catalogue import words
from riktig.extract.fhir_index import Index, Resource, dicts, first_text
from riktig.extract.limits import MAX_AMOUNT, MAX_NESTING

_ATC_SYSTEMS: Final = frozenset(
    [
        "http://www.whocc.no/atc",
        "https://www.whocc.no/atc",
        "urn:oid:2.16.578.1.12.4.1.1.7180",
        "http://fhir.de/codesystem/bfarm/atc",
    ]
)
# Kinds of medicines ("Magistrell"), not names of them: kodeverk 7424.
_KINDS: Final = "urn:oid:2.16.578.1.12.4.1.1.7424"
_SIX_DIGITS: Final = re.compile(r"\d{6}")
_UNIT_CODES: Final = frozenset(["{tbl}", "{tablet}", "{capsule}", "{patch}", "1"])


class Medicine(NamedTuple):
    """What an event is about: empty where it does not say."""

    atc: str
    product: str
    number: str  # of the product: varenummer


def medicine_of(resource: Resource, index: Index) -> Medicine:
    """ATC code and name. The medicine's own name goes before that of the ATC code.

    Ingredients are not asked: one of several does not make the medicine.
    """
    atc, own, classed, number = "", "", "", ""
    for concept in _concepts(resource, index):
        for coding in dicts(concept.get("coding")):
            if is_atc_system(coding):
                atc = atc or first_text(coding.get("code"))
                classed = classed or first_text(coding.get("display"))
            elif coding.get("system") != _KINDS:
                number = number or _number(coding)
                own = own or first_text(coding.get("display"))
        own = own or first_text(concept.get("text"))
    reference = resource.body.get("medicationReference")
    if not own and isinstance(reference, dict):
        own = first_text(reference.get("display"))
    return Medicine(atc, own or classed, number)


def _number(coding: dict[str, Any]) -> str:
    """A product's number: FEST has six digits for a pack and longer names for all else."""
    system, code = first_text(coding.get("system")), first_text(coding.get("code"))
    return code if "fest" in system.casefold() and _SIX_DIGITS.fullmatch(code) else ""


def is_atc_system(coding: dict[str, Any]) -> bool:
    """Whether a coding is of the ATC system, by any of its addresses."""
    system = coding.get("system")
    return isinstance(system, str) and system.casefold() in _ATC_SYSTEMS


def counted_units(body: dict[str, Any]) -> float | None:
    """How many tablets, capsules or patches, where the quantity says that it counts such."""
    quantity = body.get("quantity")
    request = body.get("dispenseRequest")
    if isinstance(request, dict):
        quantity = request.get("quantity")
    if not isinstance(quantity, dict):
        return None
    value = quantity.get("value")
    if (
        isinstance(value, bool)
        or not isinstance(value, (int, float))
        or not 0 <= value <= MAX_AMOUNT
    ):
        return None
    unit = first_text(quantity.get("unit")).casefold().rstrip(".")
    code = first_text(quantity.get("code")).casefold()
    counts = words("unit").get(unit) == "units" or (not unit and code in _UNIT_CODES)
    return float(value) if counts or code in _UNIT_CODES - {"1"} else None


def _concepts(resource: Resource, index: Index) -> list[dict[str, Any]]:
    """The codes of the medicine: in the event, in the Medication it points to, in extensions."""
    found = dicts([resource.body.get("medicationCodeableConcept")])
    found += _extended(resource.body.get("extension"), 0)
    reference = resource.body.get("medicationReference")
    if isinstance(reference, dict):
        medication = index.resolve(reference, resource)
        if medication and medication.kind == "Medication":
            found += dicts([medication.body.get("code")])
            found += _extended(medication.body.get("extension"), 0)
    return found


def _extended(extensions: Any, depth: int) -> list[dict[str, Any]]:
    """The concepts with an ATC code in extensions, at any depth."""
    found: list[dict[str, Any]] = []
    if not extensions or depth >= MAX_NESTING:
        return found
    for extension in dicts(extensions):
        concept = extension.get("valueCodeableConcept")
        if isinstance(concept, dict) and any(map(is_atc_system, dicts(concept.get("coding")))):
            found.append(concept)
        found += _extended(extension.get("extension"), depth + 1)
    return found
