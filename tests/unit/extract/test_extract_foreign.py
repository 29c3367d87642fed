"""Files that are known and nobody's own prescriptions: said so, never counted as nothing."""

from __future__ import annotations

import pytest

from riktig.commands.audit import main
from riktig.extract import inspect, read
from riktig.extract.background import BLANK, read_background
from riktig.problem import Refused
from riktig.text import explain

FHI = """"ATC.kode","Kjønn","Alder","År","Antall.individ","FLAGG"
"N05BA04 - oksazepam","Kvinne","45 - 49 år",2020,1999,""
"N05BA - Benzodiazepinderivater","Mann","10 - 14 år",2016,,":"
"""
NORPD = """\ufeffdrug,year,age,gender,geography,prevalens pr 1000,aup,befolkning,ddd
Sovemidler,2010,Alle,F,Troms,3.820,99,271978,429125.5
Sovemidler,2011,90,M,Troms,,,54572,
"""
ENGLISH = """YEAR_MONTH,PRACTICE_NAME,PRACTICE_CODE,BNF_CODE,BNF_DESCRIPTION,QUANTITY,ITEMS,NIC
202501,THE SURGERY,A00001,0401020K0AAAHAH,Diazepam 5mg tablets,28,3,2.1
"""
FOREIGN = [
    (FHI, "fhi_statistics", "ATC"),
    (FHI.replace('"År"', '"AAR"').replace(",", ";"), "fhi_statistics", "ATC"),
    (NORPD, "norpd_statistics", "2010\u20132011"),
    ("year,age,gender,geography,befolkning\n2004,Alle,F,Troms,5\n", "population", "2004"),
    (ENGLISH, "english_prescribing", "BNF"),
    (
        "patient_id,presc_date,bnf_item_code\n1,2025-01-01,1\n",
        "bnf_patients",
        "BNF",
    ),
    ("ROW_ID,SUBJECT_ID,HADM_ID,DRUG\n1,2,3,Morphine\n", "mimic", "USA"),
    ("START,STOP,PATIENT,PAYER,ENCOUNTER,CODE\n2025-01-01,,a,b,c,1\n", "synthea", "USA"),
    ("ID,DATE.DISP,ATC.CODE,UNIT\n1,2025-01-01,N05BA04,MG\n", "adherer", "AdhereR"),
]


@pytest.mark.parametrize(("content", "kind", "_said"), FOREIGN, ids=lambda value: value[:20])
@pytest.mark.parametrize("door", [inspect, read])
def test_it_is_named_before_any_column_is_asked_about(content, kind, _said, door):
    with pytest.raises(Refused) as caught:
        door(["x.csv"], [content.encode()])
    assert caught.value.problem.code == f"file_is_{kind}"


@pytest.mark.parametrize(("content", "kind", "said"), FOREIGN[1:], ids=lambda value: value[:20])
def test_the_sentence_says_what_it_is_and_what_to_do(content, kind, said):
    with pytest.raises(Refused) as caught:
        read(["x.csv"], [content.encode()])
    sentence = explain(caught.value.problem)
    assert "Velg en" in sentence
    assert said in sentence or kind == "fhi_statistics"


def test_whoever_settles_the_columns_of_a_list_from_elsewhere_can_read_it():
    mapping = {"patient": "ID", "day": "DATE.DISP", "atc": "ATC.CODE", "event": "dispensed"}
    blob = FOREIGN[-1][0].encode()
    assert inspect(["x.csv"], [blob], mapping).ready
    assert [record.atc for record in read(["x.csv"], [blob], mapping).records] == ["N05BA04"]


def test_a_list_of_patients_with_a_column_of_flags_is_no_statistics():
    own = "Pasientnr;Dato;År;Flagg;ATC-kode\n1;2025-01-01;2025;;N05BA04\n"
    assert {"patient", "day", "atc"} <= set(inspect(["x.csv"], [own.encode()]).mapping())


def test_json_stat_is_statistics():
    blob = b'{"version": "2.0", "class": "dataset", "dimension": {}, "value": [1]}'
    with pytest.raises(Refused) as caught:
        read(["x.json"], [blob])
    assert caught.value.problem.code == "file_is_json_statistics"


def test_figures_keep_their_flags_and_what_they_are_of():
    seen, held = read_background(FHI.encode()).figures
    assert (seen.atc, seen.drug, seen.year, seen.sex, seen.value) == (
        "N05BA04",
        "oksazepam",
        2020,
        "Kvinne",
        1999,
    )
    assert (held.atc, held.value, held.flag) == ("N05BA", None, ":")


def test_the_command_line_shows_what_there_is_of_each_medicine_and_its_flags(tmp_path, capsys):
    held = FHI.replace(',1999,""', ',,"."')
    for content, shown in ((FHI, "N05BA04 oksazepam: 1 tall fra 2020, 0 h"), (held, ". (1)")):
        source = tmp_path / "statistikk.csv"
        source.write_text(content, "utf-8")
        assert main([str(source)]) == 1
        said = capsys.readouterr()
        assert "åpen statistikk" in said.err
        assert shown in said.out
        assert ": (1)" in said.out
    source.write_text(ENGLISH, "utf-8")
    assert main([str(source)]) == 1
    assert capsys.readouterr().out == ""


def test_an_empty_figure_is_held_back_and_never_zero():
    background = read_background(NORPD.encode())
    assert (background.rows, len(background.figures), background.held_back) == (2, 8, 3)
    by_measure = {figure.measure: figure for figure in background.figures[4:]}
    assert by_measure["ddd"].value is None
    assert by_measure["ddd"].flag == BLANK
    assert by_measure["befolkning"].value == 54572
    assert background.figures[0].value == 3.82


def test_anything_else_is_no_background():
    for blob in (ENGLISH.encode(), b"a;b\n1;2\n"):
        with pytest.raises(Refused) as caught:
            read_background(blob)
        assert caught.value.problem.code == "not_open_statistics"
