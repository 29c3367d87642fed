"""One list written in every way a system writes it is the same list; rows after death are told."""

from __future__ import annotations

import json

import pytest
from extract_lists_screen import PRINTED

from riktig.extract import Reading, inspect, read
from riktig.extract.death import last_day

ROWS = (
    ("Pasientnr", "Fødselsår", "Utlevert dato", "ATC-kode", "Preparat", "Antall DDD"),
    ("17", "1956", "03.02.2025", "N05BA04", "Sobril «Pfizer» 15 mg", ",140"),
    ("17", "1956", "13.02.2025", "N05BA04", "Sobril «Pfizer» 15 mg", "1 250,5"),
    ("18", "1970", "24.03.2025", "N02AA05", "OxyContin, depot; 10 mg", "12,25"),
)
MAPPING = {
    "patient": "Pasientnr",
    "birth_year": "Fødselsår",
    "day": "Utlevert dato",
    "atc": "ATC-kode",
    "product": "Preparat",
    "ddd": "Antall DDD",
    "event": "dispensed",
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
LINE_ENDS = {"windows": "\r\n", "unix": "\n", "old": "\r", "mixed": ""}


def written(encoding: str, ends: str, separator: str, quoted: bool) -> bytes:
    lines = [separator.join(f'"{cell}"' if quoted else cell for cell in row) for row in ROWS]
    ends_of = [LINE_ENDS[ends] or end for end in ("\r\n", "\n", "\r", "\n")]
    return "".join(map("".join, zip(lines, ends_of, strict=True))).encode(encoding)


def reading_of(blob: bytes) -> Reading:
    proposal = inspect(["x"], [blob])
    guessed = {column.meaning: column.name for column in proposal.columns if column.meaning}
    assert {**guessed, "event": "dispensed"} == MAPPING
    return read(["x"], [blob], MAPPING)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("ends", LINE_ENDS)
@pytest.mark.parametrize(
    ("separator", "quoted"),
    [("\t", False), ("|", False), (";", True), ("\t", True), (",", True), ("|", True)],
)
def test_the_same_list_in_every_way(encoding, ends, separator, quoted):
    reading = reading_of(written(encoding, ends, separator, quoted))
    assert not reading.rejected
    assert [(r.patient, str(r.day), r.ddd) for r in reading.records] == [
        (1, "2025-02-03", 0.14),
        (1, "2025-02-13", 1250.5),
        (2, "2025-03-24", 12.25),
    ]
    assert reading.records[0].product == "Sobril «Pfizer» 15 mg"
    assert reading.records[2].product == "OxyContin, depot; 10 mg"


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", ".", "'", "\u2019"])
def test_thousands_are_parted_in_every_way(space):
    blob = written("utf-8", "unix", "\t", False).replace(b"1 250,5", f"1{space}250,5".encode())
    assert reading_of(blob).records[1].ddd == 1250.5


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (("3. feb. 2025", "13. februar 2025", "24. mars 2025"), None),
        (("03-FEB-2025", "13-FEB-2025", "24-MAR-2025"), None),
        (("20250203", "20250213", "20250324"), None),
        (("2025/02/03", "2025/02/13", "2025/03/24"), None),
        (("03/02/2025", "13/02/2025", "24/03/2025"), None),
        (("02/03/2025", "02/13/2025", "03/24/2025"), None),
        (("03.02.2025 08:15", "13.02.2025 16:40", "24.03.2025 09:00"), None),
        (("3.2.25", "13.2.25", "24.3.25"), "dmy"),
    ],
)
def test_dates_in_every_order_come_from_the_whole_column(days, order):
    blob = written("utf-8", "unix", "\t", False)
    for (_, _, old, *_), new in zip(ROWS[1:], days, strict=True):
        blob = blob.replace(old.encode(), new.encode())
    asked = {question.code for question in inspect(["x"], [blob]).questions}
    assert ("date_order" in asked) is (order is not None)
    mapping = {**MAPPING, "date_order": order} if order else MAPPING
    found = [str(record.day) for record in read(["x"], [blob], mapping).records]
    assert found == ["2025-02-03", "2025-02-13", "2025-03-24"]


@pytest.mark.parametrize(
    ("cell", "month", "day"),
    [
        ("2025-03", "", "2025-03-31"),
        ("202502", "", "2025-02-28"),
        ("03.2025", "", "2025-03-31"),
        ("2024", "", "2024-12-31"),
        ("2024", "2", "2024-02-29"),
        ("2024,0", "02", "2024-02-29"),
        ("2024", "99", "2024-12-31"),
        ("2025-03-07", "", "2025-03-07"),
        ("07.03.2025", "", "2025-03-07"),
        ("2025-03-07T12:00:00+01:00", "", "2025-03-07"),
        ("", "", None),
        ("-", "3", None),
        ("nei", "", None),
        ("0", "", None),
    ],
)
def test_the_last_day_a_patient_can_have_lived(cell, month, day):
    found = last_day(cell, month)
    assert (str(found) if found else None) == day


def after_death(reading: Reading) -> list[tuple[int, str]]:
    return [(problem.row, problem.code) for problem in reading.rejected]


def test_lmr_rows_after_the_month_of_death():
    heading = "lopenr;Utlevering_Dato;Legemiddel_ATCkode_Niva5;Utlevering_DDD;Pasient_DodsArManed"
    rows = ("1;2025-03-31;N05BA04;1,0;2025-03", "1;2025-04-01;N05BA04;1,0;2025-03",
            "2;2025-04-01;N05BA04;1,0;")  # fmt: skip
    reading = read(["x"], ["\n".join((heading, *rows)).encode()])
    assert (reading.format, after_death(reading)) == ("lmr", [(2, "after_death")])


def test_norpd_rows_after_the_month_of_death():
    heading = (
        "pasientlopenr;utleveringdato;atckode;ordinasjonantallddd;pasientdodsar;pasientdodsmnd"
    )
    rows = ("1;2015.02.28;N05BA04;1,0;2015;2", "1;2015.03.01;N05BA04;1,0;2015;2",
            "2;2016.01.01;N05BA04;1,0;2015;", "3;2016.01.01;N05BA04;1,0;;")  # fmt: skip
    reading = read(["x"], ["\n".join((heading, *rows)).encode()])
    assert after_death(reading) == [(2, "after_death"), (3, "after_death")]


def test_fhir_events_after_death():
    def event(number: int, day: str) -> dict:
        return {
            "resource": {
                "resourceType": "MedicationDispense",
                "id": f"d{number}",
                "status": "completed",
                "subject": {"reference": "Patient/1"},
                "whenHandedOver": day,
                "medicationCodeableConcept": {
                    "coding": [{"system": "http://www.whocc.no/atc", "code": "N05BA04"}]
                },
            }
        }

    person = {"resource": {"resourceType": "Patient", "id": "1", "deceasedDateTime": "2025-03"}}
    bundle = {
        "resourceType": "Bundle",
        "entry": [person, event(1, "2025-03-31"), event(2, "2025-04-01T08:00:00+02:00")],
    }
    reading = read(["x.json"], [json.dumps(bundle).encode()])
    assert after_death(reading) == [(2, "after_death")]


def test_what_belongs_to_the_page_does_not_make_a_list_unreadable():
    """A list with a sum and a page number after every other row is read all the same."""
    lines = PRINTED.blob.decode("cp1252").split("\r\n")
    noisy = [*lines[:3], *["Side 1;;;;;;", "Sum;;;;1,0;;"] * 40, *lines[3:]]
    mapping = {**PRINTED.meanings, **PRINTED.answers}
    reading = read(["x"], ["\r\n".join(noisy).encode("cp1252")], mapping)
    assert len(reading.records) == PRINTED.records
    assert len(reading.rejected) == len(PRINTED.rejected) + 80


def test_after_a_row_that_cannot_be_placed_nobody_is_guessed():
    """The broken row may have named another patient, so the rows below it have none."""
    blob = (
        b"Pasient\tUtlevert\tATC\nKari A\t03.02.2025\tN05BA04\n\t14.02.2025\tN05BA04\n"
        b"Ola B\t15.02.2025\n\t16.02.2025\tN05BA04\nPer C\t17.02.2025\tN05BA04\n"
    ) + b"".join(b"\t%d.03.2025\tN05BA04\n" % day for day in range(10, 20))
    mapping = {"patient": "Pasient", "day": "Utlevert", "atc": "ATC", "event": "dispensed",
               "blank_patient": "above"}  # fmt: skip
    reading = read(["x"], [blob], mapping)
    assert after_death(reading) == [(3, "too_few_cells"), (4, "no_patient")]
    assert [record.patient for record in reading.records] == [1, 1, *[2] * 11]
