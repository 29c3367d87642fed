"""Excel files: the same reading as of a delimited file, and nothing guessed that Excel hides."""

from __future__ import annotations

from datetime import date

import pytest
from extract_lists import CANONICAL_HEADING
from extract_packed import FNR, HEADINGS, ROWS, a_list, part_of, with_part, xlsx, zipped

from riktig.audit import audit, read_options
from riktig.blocks.audit_blocks import view
from riktig.disclosure import share
from riktig.extract import inspect, read
from riktig.problem import Refused
from riktig.summary import private_summary
from riktig.text import explain

SHEET = "xl/worksheets/sheet1.xml"


def confirmed(blob: bytes) -> dict:
    return {**inspect(["liste.xlsx"], [blob]).mapping(), "event": "dispensed"}


def reading_of(blob: bytes, mapping: dict | None = None):
    return read(["liste.xlsx"], [blob], mapping or confirmed(blob))


def code_of(blob: bytes, mapping: dict | None = None) -> str:
    with pytest.raises(Refused) as caught:
        read(["liste.xlsx"], [blob], mapping)
    sentence = explain(caught.value.problem)
    assert sentence.endswith(".")
    assert "{" not in sentence
    return caught.value.problem.code


def test_a_list_is_proposed_and_read():
    blob = xlsx({"Ark1": a_list()})
    proposal = inspect(["liste.xlsx"], [blob])
    assert {c.meaning: c.name for c in proposal.columns} == {
        "patient": "Pasientnr",
        "day": "Utlevert dato",
        "atc": "ATC-kode",
        "product": "Preparat",
        "units": "Antall tabletter",
        "ddd": "DDD",
    }
    assert [question.code for question in proposal.questions] == ["event"]
    reading = reading_of(blob)
    assert (reading.rows_read, len(reading.records), reading.rejected) == (4, 4, ())
    assert [record.day for record in reading.records] == [
        date(2025, 1, 31),
        date(2025, 2, 28),
        date(2025, 3, 1),
        date(2025, 3, 2),
    ]
    assert [record.patient for record in reading.records] == [1, 1, 2, 3]
    assert [record.units for record in reading.records] == [100, 25, 30, 50]
    assert [record.ddd for record in reading.records] == [20, 5, 1.125, 12.5]


def test_a_list_with_a_title_and_empty_rows_and_columns():
    rows = [["Reseptliste"], ["Periode", "2025"], [], [*HEADINGS, None], *ROWS, [], [None] * 9]
    reading = reading_of(xlsx({"Ark1": rows}))
    assert (reading.rows_read, reading.rejected) == (4, ())


def test_our_own_format_is_known():
    rows = [
        ["# riktig-canonical/1 synthetic=true"],
        CANONICAL_HEADING.split(";"),
        ["p1", date(2025, 1, 2), "utlevert", "N05BA04", "Sobril", 10, "mg", 100, 20.5, "K", 1956],
    ]
    blob = xlsx({"Ark1": rows})
    assert inspect(["x.xlsx"], [blob]).ready
    reading = read(["x.xlsx"], [blob])
    assert reading.synthetic
    assert reading.rows_read == len(reading.rejected) + len(reading.records) == 1
    assert reading.records[0].ddd == 20.5


@pytest.mark.parametrize(
    ("cell", "form", "ddd"),
    [
        (1.125, "General", 1.125),
        (1000, "#,##0", 1000.0),
        (1234.5, "#,##0.000", 1234.5),
        (0.1 + 0.2, "General", 0.1 + 0.2),
        (1e-7, "General", 1e-7),
        ("2,5", "General", 2.5),
        ("", "General", None),
        ("#N/A", "General", None),
    ],
)
def test_numbers_are_what_they_are_whatever_excel_shows(cell, form, ddd):
    blob = xlsx({"Ark1": a_list(*ROWS, (4, date(2025, 4, 1), "N05BA04", "Sobril", 1, cell))},
                formats={"F6": form})  # fmt: skip
    reading = reading_of(blob)
    assert reading.records[4].ddd == pytest.approx(ddd)
    assert reading.rows_read == 5


@pytest.mark.parametrize(
    ("cell", "form", "code"),
    [(0.5, "0 %", "bad_number"), (-3, "General", "negative_number"), (True, "General", None)],
)
def test_a_percentage_is_no_amount(cell, form, code):
    rows = [*ROWS, (4, date(2025, 4, 1), "N05BA04", "Sobril", cell, 1)]
    reading = reading_of(xlsx({"Ark1": a_list(*rows)}, formats={"E6": form}))
    assert [problem.code for problem in reading.rejected] == ([code] if code else [])


def test_an_error_in_place_of_a_patient_is_no_patient():
    rows = [*ROWS, *ROWS, ("#REF!", date(2025, 4, 1), "N05BA04", "Sobril", 1, 1)]
    reading = reading_of(xlsx({"Ark1": a_list(*rows)}))
    assert [(p.row, p.code) for p in reading.rejected] == [(9, "no_patient")]


def test_a_number_that_lost_its_first_zero_is_the_same_patient():
    one = (int("1020012345"), date(2025, 4, 1), "N05BA04", "Sobril", 1, 1)
    other = ("01020012345", date(2025, 5, 1), "N05BA04", "Sobril", 1, 1)
    records = reading_of(xlsx({"Ark1": a_list(one, other)})).records
    assert [record.patient for record in records] == [1, 1]


def test_dates_half_swapped_by_excel_are_refused():
    """A list with the day first, opened by an Excel that expects the month."""
    swapped = [
        (1, date(2025, 3, 2), "N05BA04", "Sobril", 1, 1),
        (2, "25/03/2025", "N05BA04", "Sobril", 1, 1),
    ]
    mapping = {"patient": "Pasientnr", "day": "Utlevert dato", "atc": "ATC-kode",
               "event": "dispensed"}  # fmt: skip
    assert code_of(xlsx({"Ark1": a_list(*swapped)}), mapping) == "sheet_mixed_dates"
    whole = [(1, date(2025, 3, 25), *swapped[0][2:]), swapped[1]]
    assert len(reading_of(xlsx({"Ark1": a_list(*whole)}), mapping).records) == 2


def test_hidden_sheets_and_sheets_without_a_list_are_left_and_told():
    sheets = {"Skjult": a_list(*ROWS * 2), "Om": [["Laget", "i dag"], ["Av", "meg"]],
              "Liste": a_list()}  # fmt: skip
    blob = xlsx(sheets, hidden=["Skjult"])
    proposal = inspect(["liste.xlsx"], [blob])
    assert proposal.as_dict()["notes"][-1].endswith(": 2.")
    reading = reading_of(blob)
    assert (reading.rows_read, reading.sheets_left) == (4, 2)


def test_the_own_ledger_says_what_was_left_and_the_shared_one_does_not():
    blob = xlsx({"Skjult": a_list(), "Liste": a_list()}, hidden=["Skjult"])
    done = audit(reading_of(blob), read_options({}))
    own = private_summary(done)
    notes = view(done, own)["ledger"]["notes"]
    assert notes[-1].startswith("Ark i Excel-filen")
    assert "Ark i Excel-filen" not in str(view(done, share(own)))


def test_one_sheet_a_year_is_read_together():
    reading = reading_of(xlsx({"2024": a_list(), "2025": a_list()}))
    assert [record.file for record in reading.records] == [0] * 4 + [1] * 4


def test_two_different_lists_are_refused_by_their_places():
    other = [("Pas", "Dato", "Medisin"), (1, date(2025, 1, 2), "Sobril"),
             (2, date(2025, 1, 3), "Imovane")]  # fmt: skip
    assert code_of(xlsx({"Kari Testesen": a_list(), "B": other})) == "several_sheets"


@pytest.mark.parametrize(
    ("blob", "code"),
    [
        (xlsx({"Ark1": []}), "xlsx_no_table"),
        (xlsx({"Ark1": [["bare en celle"]]}), "xlsx_no_table"),
        (xlsx({"Ark1": a_list(), "B": []}, hidden=["Ark1"]), "xlsx_no_table"),
        (xlsx({"Ark1": a_list((1, "=B1+1", "N05BA04", "Sobril", 1, 1))}),
         "formulas_not_calculated"),
        (xlsx({"Ark1": a_list()})[:-200], "zip_broken"),
        (xlsx({"Ark1": a_list((1, date(2025, 1, 1), "N05BA04", "S", 1, 1, *[None] * 18000, 1))}),
         "too_many_columns"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "xlsx_broken"),
        (zipped({"xl/workbook.bin": b"\x01"}), "file_is_xls"),
        (zipped({"word/document.xml": "<w/>"}), "file_is_document"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
         "file_is_open_document"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(blob, code):
    assert code_of(blob) == code


GOOD = xlsx({"Ark1": a_list()})
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    b"<worksheet>&b;&c;</worksheet>"
)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        (SHEET, ENTITIES, "xml_doctype"),
        ("xl/_rels/workbook.xml.rels", ENTITIES, "xml_doctype"),
        ("xl/styles.xml", ENTITIES, "xml_doctype"),
        (SHEET, ENTITIES.decode().encode("utf-16"), "xlsx_broken"),
        (SHEET, b'<?xml version="1.0" encoding="cp037"?><a/>', "xlsx_broken"),
        (SHEET, b"<worksheet><sheetData><row", "xlsx_broken"),
        (SHEET, b"", "xlsx_broken"),
        ("xl/workbook.xml", b"<workbook/>", "xlsx_no_table"),
    ],
)
def test_a_part_that_is_not_plain_is_refused(name, content, code):
    assert code_of(with_part(GOOD, name, content)) == code


def sheet_of(rows: bytes) -> bytes:
    opening = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return opening + b"<sheetData>" + rows + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (b'<row r="1">' + b"<c/>" * 300_000 + b"</row>", "sheet_too_large"),
        (b'<row r="1">' + b"<c/>" * 300_000 + b"</row><row/>", "sheet_too_large"),
        (b'<row r="900000000"><c r="A900000000"><v>1</v></c></row>', "sheet_too_large"),
        (b"".join(b'<row r="%d"><c r="ZZZ%d"><v>1</v></c></row>' % (n, n) for n in range(1, 400)),
         "sheet_too_large"),
        (b'<row r="1"><c r="A1" t="s"><v>999999</v></c></row>', "xlsx_broken"),
    ],
)  # fmt: skip
def test_sheets_made_to_exhaust_are_refused(rows, code):
    assert code_of(with_part(GOOD, SHEET, sheet_of(rows), packed=False)) == code


def test_one_long_text_repeated_is_bounded():
    opening = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
    strings = opening + b"x" * 500_000 + b"</t></si></sst>"
    types = part_of(GOOD, "[Content_Types].xml").replace(
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    )
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 100 + b"</row>"
    blob = with_part(with_part(GOOD, SHEET, sheet_of(row)), "xl/sharedStrings.xml", strings)
    assert code_of(with_part(blob, "[Content_Types].xml", types)) == "sheet_too_large"


def test_a_zip_bomb_in_a_spreadsheet_is_refused_before_it_is_unpacked():
    assert code_of(with_part(GOOD, SHEET, b" " * 30_000_000)) == "zip_bomb"


def test_without_the_reader_the_way_out_is_told(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    assert code_of(GOOD) == "no_spreadsheet_reader"


def test_rows_hidden_by_a_filter_are_not_counted_in_silence():
    sheet = part_of(GOOD, SHEET)
    assert b'<row r="3">' in sheet
    hidden = sheet.replace(b'<row r="3">', b'<row r="3" spans="1:6" hidden="1">')
    assert code_of(with_part(GOOD, SHEET, hidden)) == "sheet_hidden_rows"
    columns = b'<cols><col min="9" max="9" hidden="1"/></cols><sheetData>'
    column = sheet.replace(b"<sheetData>", columns)
    assert reading_of(with_part(GOOD, SHEET, column)).rows_read == 4


def test_a_calculated_formula_is_its_value():
    sheet = part_of(GOOD, SHEET)
    cell = b'<c r="E2" t="n"><v>100</v></c>'
    assert cell in sheet
    counted = sheet.replace(cell, b'<c r="E2"><f>50*2</f><v>100</v></c>')
    assert reading_of(with_part(GOOD, SHEET, counted)).records[0].units == 100
    open_one = sheet.replace(cell, b'<c r="E2"><f>50*2</f></c>')
    assert code_of(with_part(GOOD, SHEET, open_one)) == "formulas_not_calculated"
    empty_text = sheet.replace(cell, b'<c r="E2" t="str"><f>IF(1,"")</f><v></v></c>')
    assert reading_of(with_part(GOOD, SHEET, empty_text)).records[0].units is None


def test_nobody_is_shown():
    blob = xlsx({FNR: a_list(*ROWS, (FNR, date(2025, 4, 1), "N05BA04", f"Sobril {FNR}", 1, 1))})
    proposal = inspect(["x"], [blob])
    assert FNR not in repr(proposal) + str(proposal.as_dict())
    assert FNR not in repr(reading_of(blob))
