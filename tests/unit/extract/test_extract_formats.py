"""The known formats: recognised by their headings, in every spelling that is in use."""

from __future__ import annotations

from datetime import date

import pytest
from extract_lists import canonical

from riktig.extract import Record, inspect, read
from riktig.problem import Refused

ROW = "7;2025-01-02;utlevert;N05BA04;Sobril;10;mg;100;33,5;K;1960;r1;gyldig"
NORPD = (
    " PasientLopeNr;PasientFodtAr;PasientKjonn;UtleveringsDato;ATCKode;OrdinasjonAntallDDD;VareNavn"
)
LMR = (
    "koblingsnoekkel;Utlevering_Dato;Utlevering_AntallPakninger;Utlevering_DDD;"
    "Legemiddel_ATCkode_Niva5;Vare_Varenavn;Vare_Pakningsstorrelse;Vare_Pakningsstorrelse_Enhet;"
    "Pasient_Kjonn_Verdi;Pasient_Fodselsar"
)


def read_one(content: str, mapping=None):
    return read(["x.csv"], [content.encode()], mapping)


def test_canonical_to_record():
    reading = read(["x.csv"], [canonical(ROW)])
    assert reading.records == (
        Record(
            file=0,
            row=1,
            patient=1,
            day=date(2025, 1, 2),
            event="dispensed",
            atc="N05BA04",
            product="Sobril",
            strength=10.0,
            strength_unit="mg",
            units=100.0,
            ddd=33.5,
            birth_year=1960,
            sex="female",
            prescription=1,
            recalled=False,
        ),
    )
    assert reading.format == "canonical"
    assert reading.synthetic
    assert inspect(["x.csv"], [canonical(ROW)]).ready


def test_canonical_holds_both_events_and_recalled_rows():
    reading = read(
        ["x.csv"],
        [canonical(ROW, ROW.replace("utlevert", "forskrevet").replace("gyldig", "tilbakekalt"))],
    )
    assert [(r.event, r.recalled, r.prescription) for r in reading.records] == [
        ("dispensed", False, 1),
        ("prescribed", True, 1),
    ]


def test_canonical_units_of_strength():
    rows = [ROW.replace(";mg;", f";{unit};") for unit in ("mg", "ug/t", "mg/ml")]
    reading = read(["x.csv"], [canonical(*rows)])
    assert [record.strength_unit for record in reading.records] == ["mg", "ug/h", "mg/ml"]


@pytest.mark.parametrize(
    "content",
    [
        f"{NORPD}\n5;1956;2;2018.03.01;N02AJ06;,140;Paralgin forte\n",
        f"{NORPD.lower()}\n5;1956;2;2018.03.01;N02AJ06;0,14;Paralgin forte\n",
        "pasientlopenr;pasientfodtar;pasientkjonn;utleveringdato;atckode;ordinasjonantallddd;"
        "varenavn;kategori\n5;1956;2;2018.03.01;n02aj06 ;0,14;Paralgin forte;x\n",
    ],
)
def test_norpd_in_its_spellings(content):
    reading = read_one(content)
    record = reading.records[0]
    assert reading.format == "norpd"
    assert (record.atc, record.ddd, record.event) == ("N02AJ06", 0.14, "dispensed")
    assert (str(record.day), record.sex, record.birth_year) == ("2018-03-01", "female", 1956)
    assert not reading.synthetic


def test_norpd_row_without_patient_id():
    heading = f"{NORPD};PasientUtenID"
    rows = "5;1956;2;2018.03.01;N02AJ06;1;Paralgin forte;"
    reading = read_one(f"{heading}\n{rows}0\n{rows}1\n")
    assert [(p.row, p.code) for p in reading.rejected] == [(2, "patient_without_id")]


@pytest.mark.parametrize("change", [str, str.lower, str.upper])
def test_lmr_in_mixed_or_lower_case(change):
    reading = read_one(f"{change(LMR)}\n5;2020-03-01;2;13,333;N05CF01;Imovane;30;stk;1;1950\n")
    record = reading.records[0]
    assert reading.format == "lmr"
    assert (record.units, record.ddd, record.sex) == (60.0, 13.333, "male")
    assert {"units", "ddd", "sex"} <= set(reading.columns)


def test_lmr_packs_of_something_uncountable_give_no_units():
    reading = read_one(f"{LMR}\n5;2020-03-01;2;13,333;N05CF01;Imovane;30;gram;1;1950\n")
    assert reading.records[0].units is None


def test_lmr_with_only_the_fourth_level():
    content = (
        LMR.replace("Niva5", "Niva4") + "\n5;2020-03-01;2;13,333;N05CF;Imovane;30;stk;1;1950\n"
    )
    assert read_one(content).records[0].atc == "N05CF"


def test_lmr_numbers_that_can_be_a_thousand_are_asked_about():
    rows = "\n".join(f"5;2020-03-0{n};1;{n}.000;N05CF01;Imovane;30;stk;1;1950" for n in (1, 2, 3))
    content = f"{LMR}\n{rows}\n"
    assert [q.code for q in inspect(["x"], [content.encode()]).questions] == ["decimal_ddd"]
    with pytest.raises(Refused) as caught:
        read_one(content)
    assert caught.value.problem.code == "ambiguous_number"
    assert [r.ddd for r in read_one(content, {"decimal_ddd": "point"}).records] == [1, 2, 3]
    assert [r.ddd for r in read_one(content, {"decimal_ddd": "comma"}).records] == [1e3, 2e3, 3e3]


@pytest.mark.parametrize("heading", [NORPD, LMR])
def test_made_up_data_says_so(heading):
    cells = ["1"] * (heading.count(";") + 1)
    for word, value in (("dato", "2020-01-02"), ("atckode", "N05CF01")):
        at = next(n for n, name in enumerate(heading.lower().split(";")) if word in name)
        cells[at] = value
    content = f"{heading};Syntetisk\n{';'.join(cells)};1\n"
    assert read_one(content).synthetic
    assert not read_one(content.replace(";1\n", ";0\n")).synthetic
    plain = f"{heading}\n{';'.join(cells)}\n".encode()
    assert not read(["uttrekk.csv"], [plain]).synthetic
    assert read(["mappe/synthetic-P0001.csv"], [plain]).synthetic


def test_a_confirmed_proposal_of_a_known_format_changes_nothing():
    proposal = inspect(["x"], [canonical(ROW)]).as_dict()
    assert read(["x"], [canonical(ROW)], proposal) == read(["x"], [canonical(ROW)])


def test_several_files_share_patients_and_keep_their_rows():
    reading = read(["a", "b"], [canonical(ROW), canonical(ROW.replace("7;", "8;", 1), ROW)])
    assert [(r.file, r.row, r.patient) for r in reading.records] == [
        (0, 1, 1),
        (1, 1, 2),
        (1, 2, 1),
    ]


@pytest.mark.parametrize("separator", [";", "\t", "|", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separator_encoding_and_line_ends(separator, encoding, end):
    heading = ["pasient", "dato", "hendelse", "atc", "varenavn", "ddd"]
    row = ["1", "2025-01-02", "utlevert", "N05BA04", "Sobril på øre", '"2,5"']
    content = end.join(separator.join(cells) for cells in (heading, row, row)) + end
    reading = read(["x"], [content.encode(encoding)])
    assert [(r.product, r.ddd) for r in reading.records] == [("Sobril på øre", 2.5)] * 2


def test_excels_own_first_line():
    content = "sep=,\npasient,dato,hendelse,atc\n1,2025-01-02,utlevert,N05BA04\n"
    assert len(read_one(content).records) == 1


def test_a_damaged_letter_does_not_turn_the_file_into_windows_letters():
    blob = canonical(*[ROW.replace("Sobril", "Sørbril")] * 9).replace(b"S\xc3\xb8", b"S\xc3", 1)
    names = [record.product for record in read(["x"], [blob]).records]
    assert names[1:] == ["Sørbril"] * 8


def test_the_example_of_the_documentation_is_read(root):
    document = (root / "docs/reference/canonical-format.md").read_text("utf-8")
    example = next(block for block in document.split("```") if "4711" in block)
    reading = read_one(example.strip() + "\n")
    assert [(r.event, r.recalled, r.ddd) for r in reading.records] == [
        ("dispensed", False, 20.0),
        ("prescribed", True, 12.5),
    ]
    assert reading.synthetic
