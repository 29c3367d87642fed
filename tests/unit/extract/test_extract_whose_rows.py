"""Columns taken for what they are not: serial numbers, words, codes of another kind, nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from riktig.extract import inspect, read
from riktig.problem import Refused
from riktig.registry import handle

NAMES = ("Ola Nordmann", "Kari Berg", "Per Dal")


def day(at: int) -> str:
    return (date(2024, 1, 1) + timedelta(6 * at)).strftime("%d.%m.%Y")


def listed(heading: str, rows: list[str]) -> bytes:
    return "\n".join([heading, *rows]).encode()


def numbered(heading: str, rows: int = 70) -> bytes:
    """Three patients by name, each row with a number of its own."""
    return listed(
        f"{heading};Dato;Preparat;Antall tabletter",
        [f"{at + 1};{NAMES[at % 3]};{day(at)};Sobril 15 mg;100" for at in range(rows)],
    )


@pytest.mark.parametrize("heading", ["L\u00f8penr;Pasientnavn", "Id;Navn"])
def test_of_a_serial_column_and_one_that_repeats_the_patient_is_the_one_that_repeats(heading):
    proposal = inspect(["x"], [numbered(heading)])
    assert proposal.mapping()["patient"] == heading.split(";")[1]
    assert "patient_rows" not in {question.code for question in proposal.questions}


def test_a_list_where_every_row_is_its_own_patient_is_asked_about():
    blob = numbered("L\u00f8penr;Kommentar")
    proposal = inspect(["x"], [blob])
    (question,) = (q for q in proposal.questions if q.code == "patient_rows")
    assert question.column == "L\u00f8penr"
    given = {**proposal.as_dict(), "questions": [], "answers": {"event": "dispensed"}}
    asked = handle({"op": "audit", "names": ["x"], "mapping": given}, [blob])
    assert [q["code"] for q in asked["problem"]["questions"]] == ["patient_rows"]
    given["answers"]["patient_rows"] = "own"
    assert len({one.patient for one in read(["x"], [blob], given).records}) == 70
    given["answers"]["patient_rows"] = "other"
    with pytest.raises(Refused) as caught:
        read(["x"], [blob], given)
    assert caught.value.problem.code == "patient_numbers_rows"


def test_a_short_list_of_different_patients_is_not_asked_about():
    blob = listed("Pasientnr;Dato;Preparat", [f"{at};{day(at)};Sobril" for at in range(20)])
    assert "patient_rows" not in {q.code for q in inspect(["x"], [blob]).questions}


def test_one_word_in_every_row_is_no_prescription_number():
    """Two packs on one day, written as two prescriptions under the heading "Resept"."""
    blob = listed(
        "Pasient;Dato;ATC;Antall tabletter;Resept",
        [f"{p};{day(p)};N05BA04;{units};e-resept" for p in (1, 2) for units in (100, 25)],
    )
    mapping = inspect(["x"], [blob]).mapping()
    assert "prescription" not in mapping
    kept_before = mapping | {"prescription": "Resept", "event": "prescribed"}
    assert {one.prescription for one in read(["x"], [blob], kept_before).records} == {None}


CODES = listed(
    "Pasient;Dato;ATC;Antall tabletter;Diagnosekode",
    [f"{at};{day(at)};N02AX02;20;{code}" for at, code in enumerate(["-50", "-90", "C61", "P76"])],
)


@pytest.mark.parametrize("meaning", ["diagnosis", "reimbursement"])
def test_under_a_heading_of_diagnoses_only_icd_10_is_read(meaning):
    mapping = inspect(["x"], [CODES]).mapping()
    assert mapping["diagnosis"] == "Diagnosekode"
    kept_before = mapping | {"event": "prescribed"}
    kept_before[meaning] = kept_before.pop("diagnosis")
    reading = read(["x"], [CODES], kept_before)
    assert [one.excluded_for for one in reading.records] == [None, None, "cancer", None]
    assert "diagnosis" in reading.columns
    assert "excluded_for" not in reading.columns


def test_process_codes_of_icpc_2_are_no_refusjon():
    heading, *rows = CODES.decode().replace("Diagnosekode", "ICPC-2").split("\n")
    assert not {"diagnosis", "reimbursement"} & set(
        inspect(["x"], [listed(heading, rows)]).mapping()
    )


def test_an_empty_column_of_refusjon_cannot_tell():
    blob = listed(
        "Pasient;Dato;ATC;Antall tabletter;Refusjonskode",
        [f"{at};{day(at)};N02AX02;20;" for at in range(4)],
    )
    mapping = {"patient": "Pasient", "day": "Dato", "atc": "ATC", "units": "Antall tabletter"}
    mapping |= {"event": "prescribed", "reimbursement": "Refusjonskode"}
    assert "excluded_for" not in read(["x"], [blob], mapping).columns
    marked = blob.replace(b"20;\n", b"20;-71\n", 1)
    assert "excluded_for" in read(["x"], [marked], mapping).columns


def printed(between: list[str]) -> bytes:
    """Four pages of ten rows, with a line of their own after the first, the second ..."""
    rows = [f"{at % 4 + 1};{day(at)};OxyNorm 10 mg kaps;98" for at in range(40)]
    for at in reversed(range(len(between))):
        rows.insert(10 * (at + 1), between[at])
    return listed("Pasient;Dato;Preparat;Antall tabletter", rows)


def codes(blob: bytes) -> tuple[int, list[str]]:
    mapping = inspect(["x"], [blob]).mapping() | {"event": "dispensed"}
    reading = read(["x"], [blob], mapping)
    return len(reading.records), [problem.code for problem in reading.rejected]


@pytest.mark.parametrize("between", [["1", "2", "3"], ["2", "3"], ["05.03.2026", "05.03.2026"]])
def test_the_number_of_a_page_and_its_date_take_no_row_with_them(between):
    assert codes(printed(between)) == (40, ["not_a_row"] * len(between))


@pytest.mark.parametrize("between", [["8"], ["8", "9"], ["1", "3"], ["1"]])
def test_a_number_alone_that_counts_no_pages_can_be_the_rest_of_a_cut_one(between):
    records, rejected = codes(printed(between))
    assert records == 40 - 2 * len(between)
    assert rejected.count("torn_row") == 2 * len(between)
