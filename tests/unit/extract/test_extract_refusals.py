"""Bad input: each a refusal with its own sentence, and no row skipped in silence."""

from __future__ import annotations

import pytest
from extract_lists import CANONICAL_HEADING, canonical

from riktig.extract import inspect, read
from riktig.extract.limits import MAX_BYTES
from riktig.problem import Refused
from riktig.text import explain

GOOD = "1;2025-01-02;utlevert;N05BA04;Sobril;10;mg;100;2,5;K;1960;1;gyldig"


def refused(blob: bytes, door=read, mapping=None) -> str:
    """The code of the refusal, after its sentence has been made."""
    arguments = (["x.csv"], [blob]) if door is inspect else (["x.csv"], [blob], mapping)
    with pytest.raises(Refused) as caught:
        door(*arguments)
    sentence = explain(caught.value.problem)
    assert sentence.endswith(".")
    assert "{" not in sentence
    return caught.value.problem.code


@pytest.mark.parametrize("door", [read, inspect])
@pytest.mark.parametrize(
    ("blob", "code"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf \r\n\n", "empty_file"),
        (b"\xff\xfe\n\x00", "empty_file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "file_is_pdf"),
        (b"\r\n%PDF-1.4", "file_is_pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, "file_is_xls"),
        (b"PK\x03\x04" + b"\x00" * 30 + b"xl/workbook.xml", "zip_broken"),
        (b"PK\x05\x06" + b"\x00" * 18, "zip_empty"),
        (b"\x1f\x8b\x08\x00", "file_is_zip"),
        (b"\x89PNG\r\n\x1a\n", "file_is_image"),
        (b"\xff\xd8\xff\xe0JFIF", "file_is_image"),
        (b"{\\rtf1 hei}", "file_is_document"),
        (b"<?xml version='1.0'?><MsgHead/>", "xml_not_eresept"),
        (b"<!DOCTYPE html><html></html>", "file_is_markup"),
        (b"\xef\xbb\xbf<html><table></table>", "file_is_markup"),
        (bytes(range(256)) * 40, "file_is_binary"),
        (bytes([1, 2, 3, 4, 5, 6, 7, 8]) * 40, "file_is_binary"),
        (b"pasient;dato\n\x81\x8d;\x90", "unknown_encoding"),
        (b"bare en tekst\nuten kolonner", "no_columns"),
        ((";".join(f"k{n}" for n in range(300)) + "\n").encode() * 3, "too_many_columns"),
        (b"a;b\n" * 1_000_001, "too_many_rows"),
        (canonical(), "no_rows"),
        (b"# riktig-canonical/2 synthetic=true\n" + canonical(GOOD), "canonical_version"),
        (b"dato;atc;hendelse\n2025-01-02;N05BA04;utlevert", "no_patient_column"),
        (b"pasient;atc;varenavn\n1;N05BA04;Sobril", "no_day_column"),
        (b"pasient;dato;antall\n1;2025-01-02;30", "no_drug_column"),
        (
            b"lopenr;utlevering_dato_differansedager;legemiddel_atckode_niva5\n1;5;A01AA01",
            "day_offset",
        ),
        (b'{"a": 1}', "json_not_fhir"),
        (b'[{"a": 1}]', "json_not_fhir"),
        (b"[]", "fhir_no_medications"),
        (b'{"resourceType": "Bundle", "entry": [', "json_broken"),
        (b'{"resourceType": "Patient", "id": "1"}', "fhir_no_medications"),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "json_too_deep"),
        (b"[" * 2_000_000, "json_too_deep"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_bad_file_has_its_own_refusal(blob, code, door):
    assert refused(blob, door) == code


@pytest.mark.parametrize("door", [read, inspect])
def test_a_file_of_50_mb_is_refused_before_it_is_decoded(door):
    assert refused(b"\xff" * 50_000_000, door) == "too_large"


def test_the_limit_is_for_all_files_together():
    half = canonical(GOOD) + b"\n" * (MAX_BYTES // 2)
    with pytest.raises(Refused) as caught:
        read(["a", "b"], [half, half])
    assert caught.value.problem.code == "too_large"


def test_two_percent_unreadable_rows_are_counted_and_shown():
    rows = [GOOD] * 98 + [GOOD.replace("2025-01-02", "i fjor"), GOOD.replace("2,5", "mange")]
    reading = read(["x"], [canonical(*rows)])
    assert reading.rows_read == 100
    assert len(reading.records) == 98
    assert [tuple(p) for p in reading.rejected] == [
        (0, 99, "bad_date", "dato"),
        (0, 100, "bad_number", "ddd"),
    ]


def test_a_fifth_unreadable_is_read_and_more_is_refused():
    bad = GOOD.replace("2025-01-02", "i fjor")
    assert len(read(["x"], [canonical(*[GOOD] * 8, bad, bad)]).rejected) == 2
    blob = canonical(*[GOOD] * 7, bad, bad, bad)
    with pytest.raises(Refused) as caught:
        read(["x"], [blob])
    details = caught.value.problem.details
    assert caught.value.problem.code == "too_many_unreadable"
    assert (details["rejected"], details["rows"], details["row"]) == (3, 10, 8)
    assert "3 av 10" in explain(caught.value.problem)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (";2025-01-02;utlevert;N05BA04;;;;;;;;;", "no_patient"),
        ("99999999999;2025-01-02;utlevert;N05BA04;;;;;;;;;", "masked_patient"),
        ("00000000000;2025-01-02;utlevert;N05BA04;;;;;;;;;", "masked_patient"),
        ("4,10200E+10;2025-01-02;utlevert;N05BA04;;;;;;;;;", "patient_shortened"),
        ("1;;utlevert;N05BA04;;;;;;;;;", "no_date"),
        ("1;0001-01-01;utlevert;N05BA04;;;;;;;;;", "masked_date"),
        ("1;2025-02-30;utlevert;N05BA04;;;;;;;;;", "bad_date"),
        ("1;02.01.2025;utlevert;N05BA04;;;;;;;;;", "bad_date"),
        ("1;2025-01-02;levert;N05BA04;;;;;;;;;", "bad_event"),
        ("1;2025-01-02;utlevert;N05BA0;;;;;;;;;", "bad_atc"),
        ("1;2025-01-02;utlevert;N05BA04;;ti;mg;;;;;;", "bad_number"),
        ("1;2025-01-02;utlevert;N05BA04;;10;kg;;;;;;", "bad_unit"),
        ("1;2025-01-02;utlevert;N05BA04;;;;-30;;;;;", "negative_number"),
        ("1;2025-01-02;utlevert;N05BA04;;;;;;;;;kanskje", "bad_status"),
        ("1;2025-01-02;utlevert;N05BA04", "too_few_cells"),
        ("1;2025-01-02;utlevert;N05BA04;;;;;;;;;;ekstra", "too_many_cells"),
        ('1;2025-01-02;utlevert;N05BA04;"Sobril;;;;;;;;', "broken_quotes"),
    ],
)
def test_a_bad_row_is_rejected_with_its_reason(cell, code):
    reading = read(["x"], [canonical(GOOD, GOOD, GOOD, GOOD, cell, GOOD)])
    assert [(p.row, p.code) for p in reading.rejected] == [(5, code)]
    assert [record.row for record in reading.records] == [1, 2, 3, 4, 6]


def test_rows_about_nobody_do_not_make_a_file_unreadable_but_a_file_of_them_is_refused():
    nobody = GOOD.replace("1;", "99999999999;", 1)
    reading = read(["x"], [canonical(GOOD, nobody, nobody)])
    assert (len(reading.records), len(reading.rejected)) == (1, 2)
    assert refused(canonical(nobody, nobody)) == "no_patients"


def test_blank_lines_and_lines_of_separators_are_no_rows():
    reading = read(["x"], [canonical("", GOOD, ";" * 12, "  ", GOOD, "")])
    assert [record.row for record in reading.records] == [1, 2]
    assert reading.rows_read == 2


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        ({"patient": "finnes ikke"}, "mapping_column_missing"),
        ({"pasient": "pasient"}, "mapping_key_unknown"),
        ({"event": "kanskje"}, "mapping_answer_unknown"),
        (
            {"columns": [{"name": "a", "meaning": "day"}, {"name": "b", "meaning": "day"}]},
            "meaning_twice",
        ),
        ({"columns": [{"name": "a", "meaning": "tull"}]}, "mapping_key_unknown"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping, code):
    assert refused(canonical(GOOD), mapping=mapping) == code


def test_files_of_different_kinds_are_not_read_together():
    other = b"PasientLopeNr;UtleveringsDato;ATCKode\n1;2025.01.02;N05BA04\n"
    for door in (read, inspect):
        with pytest.raises(Refused) as caught:
            door(["a", "b"], [canonical(GOOD), other])
        assert caught.value.problem.code == "different_tables"


def test_a_list_without_a_patient_but_with_a_column_that_can_be_one_is_asked_about():
    blob = b"kode;dato;atc\nx1;2025-01-02;N05BA04\nx2;2025-01-03;N05BA04\n"
    proposal = inspect(["x"], [blob])
    assert proposal.missing == ("patient",)
    assert proposal.as_dict()["notes"]
    mapping = {"patient": "kode", "day": "dato", "atc": "atc", "event": "prescribed"}
    assert len(read(["x"], [blob], mapping).records) == 2


def test_an_open_quote_costs_one_row_only():
    lines = [CANONICAL_HEADING, *[GOOD] * 20, GOOD.replace("Sobril", '"Sobril'), *[GOOD] * 20]
    reading = read(["x"], ["\n".join(lines).encode()])
    assert reading.rows_read == 41
    assert [(p.row, p.code) for p in reading.rejected] == [(21, "broken_quotes")]
