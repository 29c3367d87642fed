"""An identity number planted everywhere in an extract shows in nothing but the file."""

from __future__ import annotations

import json

import pytest
from extract_lists import CANARY, CANARY_NAME, LISTS, canonical
from extract_lists_screen import SCREEN_LISTS

from riktig.extract import inspect, read
from riktig.problem import Refused
from riktig.text import explain

SPACED = f"{CANARY[:6]} {CANARY[6:]}"
FORMS = (CANARY, SPACED, CANARY_NAME)
HEADING = "Fnr;Navn;Dato;Legemiddel;ATC;Kommentar;Antall ddd;Notis"
ROW = f"{CANARY};{CANARY_NAME};02.01.2025;Sobril {CANARY};N05BA04;{SPACED};2,5;{CANARY_NAME}"
MAPPING = {
    "patient": "Fnr",
    "day": "Dato",
    "product": "Legemiddel",
    "atc": "ATC",
    "ddd": "Antall ddd",
    "event": "prescribed",
}


def assert_silent(*texts: str) -> None:
    for text in texts:
        for form in FORMS:
            assert form not in text


def test_the_proposal_shows_nobody():
    for blob in (f"{HEADING}\n{ROW}\n{ROW}\n", f"{ROW}\n{ROW}\n"):
        proposal = inspect(["x"], [blob.encode()])
        assert_silent(repr(proposal), json.dumps(proposal.as_dict(), ensure_ascii=False))


@pytest.mark.parametrize("made", [*LISTS, *SCREEN_LISTS], ids=lambda made: made.name)
def test_no_proposal_of_a_list_shows_anybody(made):
    proposal = inspect([made.name], [made.blob])
    assert_silent(repr(proposal), json.dumps(proposal.as_dict(), ensure_ascii=False))


@pytest.mark.parametrize(
    "heading", ["Legemiddel", "Dato", "Status", "Styrke", "ATC", "Antall", "DDD"]
)
def test_a_name_under_the_heading_of_another_thing_is_masked(heading):
    """A column that has been moved, or a row that has slipped, is shown as a sample as well."""
    rows = "".join(f"{n};{CANARY_NAME};0{n}.01.2025;Sobril 10 mg\n" for n in range(1, 6))
    blob = f"Pasnr;{heading};Utlevert;Preparat\n{rows}".encode()
    try:
        proposal = inspect(["x"], [blob])
    except Refused as refused:
        assert_silent(explain(refused.problem))
    else:
        assert_silent(json.dumps(proposal.as_dict(), ensure_ascii=False))


def test_the_reading_holds_nobody():
    reading = read(["x"], [f"{HEADING}\n{ROW}\n".encode()], MAPPING)
    assert reading.records[0].product == "Sobril \u2022\u2022\u2022"
    assert reading.records[0].patient == 1
    assert_silent(repr(reading))


@pytest.mark.parametrize("column", range(8))
def test_a_number_in_the_wrong_column_is_in_no_problem(column):
    cells = ROW.split(";")
    cells[column] = CANARY
    bad = ";".join(cells)
    good = "1;Ola;02.01.2025;Sobril;N05BA04;;2,5;"
    try:
        reading = read(
            ["x"], [f"{HEADING}\n{good}\n{good}\n{good}\n{good}\n{bad}\n".encode()], MAPPING
        )
        assert_silent(repr(reading))
    except Refused as refused:
        assert_silent(str(refused), repr(refused), explain(refused.problem))


@pytest.mark.parametrize(
    "blob",
    [
        f"{HEADING}\n{CANARY}\n{CANARY}\n",
        f"{CANARY};{CANARY_NAME}\n{CANARY};{CANARY_NAME}\n",
        f"{HEADING}\n" + f"{CANARY};{CANARY_NAME};{CANARY};x;y;z;1;2\n" * 5,
        '{"resourceType": "MedicationRequest", "subject": {"reference": "' + CANARY + '"}}',
        '{"patient": "' + CANARY + '"',
        canonical(f"{CANARY};{CANARY};{CANARY};{CANARY};;;;;;;;;").decode(),
    ],
)
def test_a_refusal_says_nothing_of_what_stood_there(blob):
    for door in (inspect, lambda names, blobs: read(names, blobs, MAPPING)):
        try:
            assert_silent(repr(door(["x"], [blob.encode()])))
        except Refused as refused:
            cause = repr(refused.__cause__)
            assert_silent(str(refused), repr(refused), explain(refused.problem), cause)


def test_nothing_is_written(tmp_path, monkeypatch, caplog, capfd):
    monkeypatch.chdir(tmp_path)
    read(["x"], [f"{HEADING}\n{ROW}\n".encode()], MAPPING)
    out, err = capfd.readouterr()
    assert (out, err, caplog.text) == ("", "", "")
    assert not list(tmp_path.iterdir())
