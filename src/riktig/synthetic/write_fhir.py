"""A FHIR R4 bundle of a made-up practice: people and dispensings, tagged as made up."""

from __future__ import annotations

import json
from typing import Any, Final

from riktig.synthetic.practice import Dispensing, Practice
from riktig.synthetic.write_delimited import UNITS

_TAG: Final = {"code": "synthetic"}
# The code for test health data, as in published example files.
_SECURITY: Final = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ActReason",
    "code": "HTEST",
}
_ATC: Final = "http://www.whocc.no/atc"


def write_fhir(made: Practice) -> str:
    """A bundle of Patient and MedicationDispense; a recalled row is `entered-in-error`.

    FHIR has no place for DDD: strength (in the name) and number of units are given.
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


def name_and_strength(row: Dispensing) -> str:
    """`Imovane 7,5 mg`, or the name alone where no strength is known."""
    if not row.product.strength:
        return row.product.name
    strength = row.product.strength.replace(".", ",")
    return f"{row.product.name} {strength} {UNITS[row.product.unit]}"


def _patient(made: Practice, number: int) -> dict[str, Any]:
    person = made.patient(number)
    return {
        "resourceType": "Patient",
        "id": str(number),
        "gender": person.sex,
        "birthDate": str(person.birth_year),
    }


def _dispense(row: Dispensing) -> dict[str, Any]:
    code: dict[str, Any] = {"text": name_and_strength(row)}
    if row.atc:
        code = {"coding": [{"system": _ATC, "code": row.atc}], **code}
    return {
        "resourceType": "MedicationDispense",
        "id": f"d{row.prescription}",
        "status": "entered-in-error" if row.recalled else "completed",
        "medicationCodeableConcept": code,
        "subject": {"reference": f"Patient/{row.patient}"},
        "quantity": {"value": row.packs * row.pack_size, "unit": "stk"},
        "whenHandedOver": row.day.isoformat(),
    }
