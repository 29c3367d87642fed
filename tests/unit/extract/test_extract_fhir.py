"""FHIR R4 JSON: events become rows, what is wrong or cancelled adds nothing."""

from __future__ import annotations

import json
from datetime import date

import pytest

from riktig.extract import inspect, read

ATC = {"system": "http://www.whocc.no/atc", "code": "N05BA04", "display": "oksazepam"}
OWN = {"system": "http://dmp.no/fhir/NamingSystem/festLegemiddelPakning", "code": "ID_1"}
FNR = "urn:oid:2.16.578.1.12.4.1.4.1"


def request(**changes) -> dict:
    return {
        "resourceType": "MedicationRequest",
        "id": "r1",
        "status": "active",
        "intent": "order",
        "medicationCodeableConcept": {"coding": [ATC], "text": "Sobril tab 10 mg"},
        "subject": {"reference": "Patient/1"},
        "authoredOn": "2025-01-02T23:30:00+01:00",
    } | changes


def dispense(**changes) -> dict:
    return {
        "resourceType": "MedicationDispense",
        "id": "d1",
        "status": "completed",
        "medicationReference": {"reference": "Medication/m1"},
        "subject": {"reference": "Patient/1"},
        "whenHandedOver": "2025-01-05",
        "quantity": {"value": 100, "unit": "stk"},
        "authorizingPrescription": [{"reference": "MedicationRequest/r1"}],
    } | changes


def medication(**changes) -> dict:
    return {
        "resourceType": "Medication",
        "id": "m1",
        "code": {"coding": [OWN | {"display": "Sobril tab 25 mg"}]},
        "extension": [
            {
                "url": "http://hl7.no/fhir/ig/lmdi/StructureDefinition/legemiddel-classification",
                "valueCodeableConcept": {"coding": [ATC]},
            }
        ],
    } | changes


def bundle(*resources: dict, **more) -> bytes:
    entries = [{"resource": resource} for resource in resources]
    return json.dumps({"resourceType": "Bundle", "entry": entries, **more}).encode()


def read_one(blob: bytes):
    return read(["x.json"], [blob])


def test_a_request_and_its_dispense():
    person = {"resourceType": "Patient", "id": "1", "gender": "female", "birthDate": "1956-03-12"}
    reading = read_one(bundle(person, medication(), request(), dispense()))
    prescribed, dispensed = reading.records
    assert reading.format == "fhir"
    assert (prescribed.event, dispensed.event) == ("prescribed", "dispensed")
    assert (prescribed.day, dispensed.day) == (date(2025, 1, 2), date(2025, 1, 5))
    assert (prescribed.atc, dispensed.atc) == ("N05BA04", "N05BA04")
    assert (prescribed.strength, dispensed.strength) == (10.0, 25.0)
    assert dispensed.product == "Sobril tab 25 mg"
    assert dispensed.units == 100.0
    assert prescribed.prescription == dispensed.prescription == 1
    assert (prescribed.sex, prescribed.birth_year) == ("female", 1956)
    assert inspect(["x.json"], [bundle(request())]).ready


def test_statements_and_administrations_are_rows_and_medications_are_not():
    statement = request(
        resourceType="MedicationStatement", authoredOn=None, effectivePeriod={"start": "2025-02-03"}
    )
    given = request(
        resourceType="MedicationAdministration",
        status="completed",
        authoredOn=None,
        effectiveDateTime="2025-02-04",
    )
    reading = read_one(bundle(medication(), statement, given))
    assert [(r.row, r.event, r.day.day) for r in reading.records] == [
        (1, "prescribed", 3),
        (2, "dispensed", 4),
    ]


@pytest.mark.parametrize(
    ("resource", "recalled"),
    [
        (request(), False),
        (request(status="completed"), False),
        (request(status="stopped"), False),
        (request(status="entered-in-error"), True),
        (request(status="cancelled"), True),
        (request(status="draft"), True),
        (request(intent="proposal"), True),
        (request(doNotPerform=True), True),
        (dispense(status="entered-in-error"), True),
        (dispense(status="declined"), True),
        (dispense(status="in-progress"), True),
        (dispense(status=["entered-in-error"]), False),
    ],
)
def test_what_is_wrong_or_cancelled_adds_nothing(resource, recalled):
    records = read_one(bundle(medication(), resource)).records
    assert [record.recalled for record in records] == [recalled]


def test_a_contained_medicine_and_patient():
    inside = [
        medication(),
        {"resourceType": "Patient", "id": "p", "identifier": [{"system": FNR, "value": "123"}]},
    ]
    resource = dispense(
        contained=inside,
        medicationReference={"reference": "#m1"},
        subject={"reference": "#p"},
    )
    same = request(subject={"identifier": {"system": FNR, "value": "123"}})
    reading = read_one(bundle(resource, same))
    assert [record.patient for record in reading.records] == [1, 1]
    assert reading.records[0].atc == "N05BA04"


def test_a_contained_patient_without_identifier_is_nobody():
    resource = request(
        contained=[{"resourceType": "Patient", "id": "p"}], subject={"reference": "#p"}
    )
    reading = read_one(bundle(request(), request(), request(), request(), resource))
    assert [(p.row, p.code) for p in reading.rejected] == [(5, "no_patient")]


def test_references_by_full_address_and_across_files():
    whole = {
        "resourceType": "Bundle",
        "entry": [
            {"fullUrl": "urn:uuid:m", "resource": medication(id=None)},
            {"resource": dispense(medicationReference={"reference": "urn:uuid:m"})},
        ],
    }
    other = dispense(
        medicationReference={"reference": "https://x.no/fhir/Medication/m1/_history/2"}
    )
    blobs = [json.dumps(part).encode() for part in (whole, medication(), other)]
    reading = read(["a", "b", "c"], blobs)
    assert [(r.file, r.row, r.atc) for r in reading.records] == [
        (0, 1, "N05BA04"),
        (2, 1, "N05BA04"),
    ]


def test_without_an_atc_code_the_name_is_kept():
    resource = request(medicationCodeableConcept={"text": "Imovane 7,5 mg"})
    record = read_one(bundle(resource)).records[0]
    assert (record.atc, record.product, record.strength) == (None, "Imovane 7,5 mg", 7.5)


def test_an_ingredient_does_not_make_the_medicine():
    mixed = medication(
        extension=None, ingredient=[{"itemCodeableConcept": {"coding": [ATC]}}], code={"text": "X"}
    )
    assert read_one(bundle(mixed, dispense())).records[0].atc is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"subject": None}, "no_patient"),
        ({"authoredOn": None}, "no_date"),
        ({"authoredOn": "2025-01"}, "bad_date"),
        ({"authoredOn": "0001-01-01"}, "masked_date"),
        ({"medicationCodeableConcept": {"coding": [ATC | {"code": "tull"}]}}, "bad_atc"),
        ({"subject": {"identifier": {"value": "99999999999"}}}, "masked_patient"),
    ],
)
def test_an_event_that_cannot_be_read_is_a_rejected_row(changes, code):
    reading = read_one(bundle(*[request()] * 5, request(**changes)))
    assert [(p.row, p.code) for p in reading.rejected] == [(6, code)]
    assert reading.rows_read == 6


@pytest.mark.parametrize(
    "meta", [{"tag": [{"code": "synthetic"}]}, {"security": [{"code": "HTEST"}]}]
)
def test_made_up_data_says_so(meta):
    assert read_one(bundle(request(), meta=meta)).synthetic
    assert read_one(bundle(request(meta=meta))).synthetic
    assert not read_one(bundle(request(meta={"tag": "synthetic"}))).synthetic


@pytest.mark.parametrize("odd", [None, 5, "tekst", [], {}, [1], [None], {"a": 1}, True])
@pytest.mark.parametrize(
    "field",
    [
        "subject",
        "medicationCodeableConcept",
        "medicationReference",
        "extension",
        "contained",
        "meta",
        "quantity",
        "authorizingPrescription",
        "status",
        "whenHandedOver",
        "id",
        "dispenseRequest",
    ],
)
def test_odd_types_never_crash(field, odd):
    resource = dispense(**{field: odd})
    assert read_one(bundle(*[dispense()] * 5, resource)).rows_read == 6
    assert read_one(bundle(*[request()] * 5, request(**{field: odd}))).rows_read == 6
