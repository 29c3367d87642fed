"""Answers from Sentral forskrivningsmodul: medicines in use as FHIR, with its own extensions."""

from __future__ import annotations

import json
from datetime import date

import pytest

from riktig.extract import read

SFM = "http://ehelse.no/fhir/StructureDefinition/"
PIECES = "urn:oid:2.16.578.1.12.4.1.1.7452"


def coded(url: str, code: str, system: str = "x") -> dict:
    return {"url": url, "valueCodeableConcept": {"coding": [{"code": code, "system": system}]}}


def amendment(day: str = "2025-01-31", packs: float = 2, repeats: str = "0", status: str = "E"):
    inside = [
        {"url": "reseptdate", "valueDate": day},
        {"url": "numberofpackages", "valueDecimal": packs},
        {"url": "reit", "valueString": repeats},
        {"url": "rfstatus", "extension": [coded("status", status)]},
    ]
    return {"url": f"{SFM}sfm-reseptamendment", "extension": inside}


def medicine(size: str = "100", unit: str = "stk") -> dict:
    pack = [{"url": "packingsize", "valueString": size}, coded("packingunit", unit, PIECES)]
    details = [{"url": "packinginfoprescription", "extension": pack}]
    codings = [
        {"system": "http://ehelse.no/fhir/CodeSystem/FEST", "code": "000000", "display": "Sobril"},
        {"system": "http://www.whocc.no/atc", "code": "N05BA04", "display": "Oksazepam"},
    ]
    return {
        "resourceType": "Medication",
        "code": {"coding": codings},
        "extension": [{"url": f"{SFM}sfm-medicationdetails", "extension": details}],
    }


def statement(url: str, *extensions: dict, number: str = "n1") -> dict:
    return {
        "fullUrl": url,
        "resource": {
            "resourceType": "MedicationStatement",
            "status": "active",
            "identifier": [{"value": number}, {"value": "treatment"}],
            "medicationReference": {"reference": "urn:uuid:m", "display": "Sobril tab 10 mg"},
            "subject": {"reference": "urn:uuid:p"},
            "extension": list(extensions),
        },
    }


def answer(*entries: dict, of: dict | None = None) -> bytes:
    person = {"resourceType": "Patient", "identifier": [{"value": "77"}], "birthDate": "1956-03-12"}
    bundle = {
        "resourceType": "Bundle",
        "entry": [
            {"fullUrl": "urn:uuid:p", "resource": person},
            {"fullUrl": "urn:uuid:m", "resource": of or medicine()},
            *entries,
        ],
    }
    parameter = [{"name": "medication", "resource": bundle}]
    return json.dumps({"resourceType": "Parameters", "parameter": parameter}).encode()


def of(*entries: dict, **changes: dict):
    return read(["x.json"], [answer(*entries, **changes)])


def test_a_medicine_in_use_is_the_prescription_it_rests_on():
    (record,) = of(statement("urn:uuid:1", amendment(repeats="3"))).records
    assert (record.event, record.day) == ("prescribed", date(2025, 1, 31))
    assert (record.units, record.units_at_once) == (800, 200)
    assert not record.recalled


def test_a_prescription_day_goes_before_the_day_it_is_in_effect():
    in_effect = {"url": "effectiveDateTime", "valueDate": "2024-04-04"}
    assert of(statement("u", in_effect, amendment())).records[0].day == date(2025, 1, 31)
    assert of(statement("u", in_effect)).records[0].day == date(2024, 4, 4)


@pytest.mark.parametrize(("size", "unit", "units"), [("10x10", "stk", 200), ("5", "g", None)])
def test_packs_are_multiplied_where_they_are_counted(size, unit, units):
    assert of(statement("u", amendment()), of=medicine(size, unit)).records[0].units == units


def test_what_a_later_answer_says_is_withdrawn_adds_nothing_in_the_first_either():
    """The same prescription has a new address in every answer, and one number."""
    first = answer(statement("urn:uuid:1", amendment()))
    later = answer(
        statement("urn:uuid:2", amendment(status="T")),
        statement("urn:uuid:3", amendment(day="2025-02-02"), number="n2"),
    )
    reading = read(["a.json", "b.json"], [first, later])
    assert [record.recalled for record in reading.records] == [True, True, False]
    assert [record.prescription for record in reading.records] == [1, 1, 2]


def test_a_dispensing_belongs_to_its_prescription_and_can_be_taken_back():
    def dispensing(cancelled: bool) -> dict:
        said = [{"url": "cancellation", "valueBoolean": cancelled}]
        return {
            "resource": {
                "resourceType": "MedicationDispense",
                "status": "completed",
                "authorizingPrescription": [{"reference": "urn:uuid:1"}],
                "medicationReference": {"reference": "urn:uuid:m"},
                "subject": {"reference": "urn:uuid:p"},
                "whenHandedOver": "2025-02-03",
                "extension": [{"url": f"{SFM}sfm-dispenseinfo", "extension": said}],
            }
        }

    reading = of(statement("urn:uuid:1", amendment()), dispensing(False), dispensing(True))
    assert [record.recalled for record in reading.records] == [False, False, True]
    assert {record.prescription for record in reading.records} == {1}


def test_a_mixture_is_known_by_its_name_not_by_its_kind():
    kind = {"system": "urn:oid:2.16.578.1.12.4.1.1.7424", "code": "10", "display": "Magistrell"}
    mixture = {"resourceType": "Medication", "code": {"coding": [kind]}}
    assert of(statement("u", amendment()), of=mixture).records[0].product == "Sobril tab 10 mg"


@pytest.mark.parametrize("spoilt", [None, 5, "x", [5], {"extension": 5}, [{"url": 5}]])
def test_extensions_of_another_shape_are_passed_over(spoilt):
    entry = statement("u", amendment())
    entry["resource"]["extension"] = spoilt
    entry["resource"]["effectiveDateTime"] = "2025-03-03"
    assert of(entry).rows_read == 1
