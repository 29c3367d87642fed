"""Open statistics dropped as an extract: refused, with the file's own figures as background."""

from __future__ import annotations

import pytest

from riktig.blocks.background_block import MOST_ROWS
from riktig.extract.limits import MAX_BACKGROUND_BYTES
from riktig.registry import handle

FHI = """"ATC.kode","Kjønn","Alder","År","Antall.individ","FLAGG"
"N05BA04 - oksazepam","Kvinne","45 - 49 år",2019,17,""
"N05BA04 - <b>oksazepam","Kvinne","45 - 49 år",2020,19,""
"N05BA04 - oksazepam","Kvinne","Totalt",2020,1999,""
"N02A - opioider","Mann","10 - 14 år",2018,,":"
"A01AA01 - natriumfluorid","Mann","Totalt",2020,4712,""
"""
NORPD = """drug,year,age,gender,geography,prevalens pr 1000,aup,befolkning
Sovemidler,2010,Alle,F,Troms,3.820,99,271978
Sovemidler,2011,Alle,F,Troms,,99,271978
Antibiotika,2011,Alle,F,Troms,4.5,99,271978
"""


def answered(*contents: str) -> dict:
    names = [f"{at}.csv" for at in range(len(contents))]
    return handle({"op": "inspect", "names": names}, [one.encode() for one in contents])


def test_fhi_is_refused_and_its_addictive_figures_shown_newest_first_with_flags():
    answer = answered(FHI)
    assert not answer["ok"]
    assert answer["problem"] == {"code": "file_is_fhi_statistics"}
    assert "åpen statistikk" in answer["message"]
    block = answer["background"]
    assert "ikke dine resepter" in block["sentence"]
    assert "4 av 4" in block["notes"][0]
    assert block["table"]["columns"][:4] == ["Legemiddel eller gruppe", "År", "Kjønn", "Alder"]
    assert block["table"]["rows"] == [
        ["N05BA04 oksazepam", "2020", "Kvinne", "Totalt", "1\xa0999", "Antall.individ", "–"],
        ["N05BA04 <b>oksazepam", "2020", "Kvinne", "45 - 49 år", "19", "Antall.individ", "–"],
        ["N05BA04 oksazepam", "2019", "Kvinne", "45 - 49 år", "17", "Antall.individ", "–"],
        [
            *("N02A opioider", "2018", "Mann", "10 - 14 år", "–", "Antall.individ"),
            "holdt tilbake, merket «:» i filen",
        ],
    ]


def test_norpd_shows_use_and_not_price_or_population_and_an_empty_figure_is_told():
    table = answered(NORPD)["background"]["table"]
    assert "Sted" in table["columns"]
    assert [(row[1], row[2], row[5]) for row in table["rows"]] == [
        ("2011", "Troms", "–"),
        ("2010", "Troms", "3,82"),
    ]
    assert table["rows"][0][-1] == "holdt tilbake, tomt felt i filen"


def test_a_long_file_shows_a_part_and_says_of_how_many():
    long = FHI + '"N05BA04 - oksazepam","Mann","Totalt",2015,5,""\n' * 2000
    block = answered(long)["background"]
    assert len(block["table"]["rows"]) == MOST_ROWS
    assert block["notes"][0].replace("\xa0", " ").startswith(f"Her er {MOST_ROWS} av 2 004 tall")


def test_a_file_too_large_for_the_page_is_told_so():
    row = f'"N05BA04 - oksazepam","Mann","{"x" * 9000}",2015,5,""\n'
    block = answered(FHI + row * (MAX_BACKGROUND_BYTES // len(row) + 1))["background"]
    assert block["table"] is None
    assert "10 MB" in block["notes"][0]


@pytest.mark.parametrize(
    "contents",
    [
        (FHI, FHI),
        ("\n".join(FHI.splitlines()[:1] + FHI.splitlines()[-1:]),),
        ("ROW_ID,SUBJECT_ID,HADM_ID,DRUG\n1,2,3,Morphine\n",),
    ],
    ids=["two files", "no addictive medicine", "no statistics"],
)
def test_nothing_is_shown_of_other_files(contents):
    answer = answered(*contents)
    assert not answer["ok"]
    assert answer["message"]
    assert "background" not in answer
