"""Prescription group and reimbursement code: read where a file has them, and no diagnosis kept."""

from __future__ import annotations

import json

import pytest
from extract_packed import many, message, prescription

from riktig.extract import inspect, read
from riktig.extract.marks import excluded_of, group_of

LIST = """pasientid;dato;hendelse;atc;antall tabletter;Reseptgruppe;Refusjonskode
1;01.03.2025;utlevert;N02AX02;100;B;L03 Korsryggsyndrom
2;02.03.2025;utlevert;N02AA05;100;Reseptgruppe A;C50 Brystkreft
3;13.03.2025;utlevert;N02AA05;100;A;-90
4;14.03.2025;utlevert;N05CH01;100;C;
"""
MAPPING = {
    "patient": "pasientid",
    "day": "dato",
    "event_column": "hendelse",
    "atc": "atc",
    "units": "antall tabletter",
    "prescription_group": "Reseptgruppe",
    "reimbursement": "Refusjonskode",
}


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        *[("-90", "palliative"), ("\u221290", "palliative"), ("C50, -90", "palliative")],
        *[("C50", "cancer"), ("c50.9", "cancer"), ("C509 Brystkreft", "cancer"), ("-52", "cancer")],
        *[("C00", "cancer"), ("C97", "cancer"), ("C98", None), ("D05", None), ("L03", None)],
        *[("-71", None), ("90", None), ("C09AA02", None), ("", None), ("C50" * 100, None)],
    ],
)
def test_codes_of_palliative_treatment_and_cancer(cell: str, told: str | None) -> None:
    assert excluded_of(cell) == told


@pytest.mark.parametrize(
    ("cell", "group"),
    [
        *[("A", "A"), ("b", "B"), ("Reseptgruppe A", "A"), ("gr. B", "B"), ("F", "F")],
        *[("A - vanedannende", "A"), ("AB", None), ("CF", None), ("", None), ("Anne", None)],
    ],
)
def test_the_letter_of_a_prescription_group(cell: str, group: str | None) -> None:
    assert group_of(cell) == group


def test_an_unknown_list_has_both_by_their_headings() -> None:
    assert inspect(["liste.csv"], [LIST.encode()]).mapping().items() >= MAPPING.items()
    found = read(["liste.csv"], [LIST.encode()], MAPPING)
    assert [one.prescription_group for one in found.records] == ["B", "A", "A", "C"]
    assert [one.excluded_for for one in found.records] == [None, "cancer", "palliative", None]
    assert {"prescription_group", "excluded_for"} <= set(found.columns)


def test_no_diagnosis_is_kept_or_shown() -> None:
    proposal = json.dumps(inspect(["liste.csv"], [LIST.encode()]).as_dict(), ensure_ascii=False)
    reading = repr(read(["liste.csv"], [LIST.encode()], MAPPING))
    for word in ("L03", "C50", "Brystkreft", "Korsryggsyndrom"):
        assert word not in proposal
        assert word not in reading.replace("Diagnosekode", "")


def test_the_register_has_two_columns_of_codes() -> None:
    lmr = (
        "lopenr;Utlevering_Dato;Legemiddel_ATCkode_Niva5;Vare_Reseptgruppe_Verdi;"
        "Refusjon_ICD10kode_Verdi;Refusjon_ICPC2kode_Verdi\n"
        "1;2025-03-01;N02AA01;A;C61;\n"
        "1;2025-03-02;N02AA01;A;;-90\n"
        "1;2025-03-03;N02AA01;A;;L03\n"
    )
    found = read(["lmr.csv"], [lmr.encode()])
    assert [one.excluded_for for one in found.records] == ["cancer", "palliative", None]
    norpd = (
        "pasientlopenr;utleveringdato;atckode;refusjonkodeicdnr;refusjonkodeicpcnr\n"
        "1;2025.03.01;N02AA01;-90;\n"
    )
    found = read(["norpd.csv"], [norpd.encode()])
    assert [one.excluded_for for one in found.records] == ["palliative"]


def test_a_list_without_the_columns_says_nothing() -> None:
    plain = "pasientlopenr;utleveringdato;atckode\n1;2025.03.01;N02AA01\n"
    found = read(["norpd.csv"], [plain.encode()])
    assert not {"prescription_group", "excluded_for"} & set(found.columns)
    assert (found.records[0].prescription_group, found.records[0].excluded_for) == (None, None)


def test_fhir_says_both_in_extensions() -> None:
    def coded(url: str, system: str, code: str) -> dict[str, object]:
        coding = [{"system": system, "code": code}]
        return {"url": url, "valueCodeableConcept": {"coding": coding}}

    group = coded("prescriptiongroup", "urn:oid:2.16.578.1.12.4.1.1.7421", "A")
    code = coded("reimbursementcode", "urn:oid:2.16.578.1.12.4.1.1.7435", "-90")
    statement = {
        "resourceType": "MedicationDispense",
        "status": "completed",
        "subject": {"reference": "Patient/1"},
        "whenHandedOver": "2025-03-01",
        "extension": [{"url": "http://example.org/amendment", "extension": [code]}],
        "contained": [
            {
                "resourceType": "Medication",
                "id": "m",
                "code": {"coding": [{"system": "http://www.whocc.no/atc", "code": "N02AA01"}]},
                "extension": [{"url": "http://example.org/no-basis", "extension": [group]}],
            }
        ],
        "medicationReference": {"reference": "#m"},
    }
    found = read(["a.json"], [json.dumps(statement).encode()])
    assert [(one.prescription_group, one.excluded_for) for one in found.records] == [
        ("A", "palliative")
    ]
    assert {"prescription_group", "excluded_for"} <= set(found.columns)


def test_e_resept_says_both_in_the_message() -> None:
    whole = prescription().replace("<Antall>", '<RefKode V="-90" S="x"/><Antall>', 1)
    whole = whole.replace("<NavnFormStyrke>", '<Reseptgruppe V="B"/><NavnFormStyrke>', 1)
    found = read(["x.xml"], [many(message(whole))])
    assert [(one.prescription_group, one.excluded_for) for one in found.records] == [
        ("B", "palliative")
    ]
    assert {"prescription_group", "excluded_for"} <= set(found.columns)
    plain = read(["x.xml"], [many(message(prescription()))])
    assert not {"prescription_group", "excluded_for"} & set(plain.columns)
