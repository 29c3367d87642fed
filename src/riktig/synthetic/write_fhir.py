"""A FHIR R4 bundle of a made-up practice: people and dispensings, tagged as made up."""

from __future__ import annotations

import json
from typing import Any, Final

from riktig.synthetic.practice import Dispensing, Practice

_TAG: Final = {"code": "synthetic"}
# The code for test health data, as in published example files.
_SECURITY: Final = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ActReason",
    "code": "HTEST",
}
_ATC: Final = "http://www.whocc.no/atc"
_UCUM: Final = "http://unitsofmeasure.org"


def write_fhir(made: Practice) -> str:
    """A bundle of Patient and MedicationDispense; a recalled row is `entered-in-error`.

    FHIR has no place for DDD: strength and number of units are given instead.
    """
    seen = sorted({row.patient for row in made.dispensings})
    resources = [_patient(made, number) for number in seen]
    resources += [_dispense(row) for row in made.dispensings]
    bundle = {
        "resourceType": "Bundle",
        "meta": {"security": [_SECURITY], "tag": [_TAG]},
        "type": "collection",
        "entry": [{"resource": resource} for resource in resources],
    }
    return json.dumps(bundle, ensure_ascii=False, indent=1) + "\n"


def _patient(made: Practice, number: int) -> dict[str, Any]:
    person = made.patient(number)
    return {
        "resourceType": "Patient",
        "id": str(number),
        "gender": person.sex,
        "birthDate": str(person.birth_year),
    }


def _dispense(row: Dispensing) -> dict[str, Any]:
    return {
        "resourceType": "MedicationDispense",
        "id": f"d{row.prescription}",
        "contained": [_medication(row)],
        "status": "entered-in-error" if row.recalled else "completed",
        "medicationReference": {"reference": "#m"},
        "subject": {"reference": f"Patient/{row.patient}"},
        "authorizingPrescription": [{"identifier": {"value": str(row.prescription)}}],
        "quantity": {"value": row.packs * row.pack_size},
        "whenHandedOver": row.day.isoformat(),
    }


def _medication(row: Dispensing) -> dict[str, Any]:
    code: dict[str, Any] = {"text": row.product.name}
    if row.atc:
        code = {"coding": [{"system": _ATC, "code": row.atc}], **code}
    found: dict[str, Any] = {"resourceType": "Medication", "id": "m", "code": code}
    if row.product.strength:
        found["ingredient"] = [_ingredient(row)]
    return found


def _ingredient(row: Dispensing) -> dict[str, Any]:
    amount = {
        "value": _number(row.product.strength),
        "system": _UCUM,
        "code": row.product.unit,
    }
    return {
        "itemCodeableConcept": {"text": row.product.name},
        "strength": {"numerator": amount, "denominator": {"value": 1}},
    }


def _number(written: str) -> int | float:
    return float(written) if "." in written else int(written)
