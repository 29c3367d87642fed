"""A municipality's report: five doctors or nothing, and nothing that is one doctor's."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from riktig_reports.municipality.command import main
from summary_dicts import COUNTS_AFTER, COUNTS_BEFORE, after, before

from riktig.municipality.doctors import doctors_in, sums_of
from riktig.municipality.picture import picture_of
from riktig.municipality.shown import tables

CLASSES = ("N02A", "N05BA", "N05CD", "N03AE01", "N05CF", "N02BF", "N06BA", "R05DA", "N07BC")
FEWEST = 5
DAY = ("--dated", "2026-11-23")
FHI = """"ATC.kode","Kjønn","Alder","År","Antall.individ","FLAGG"
"N05BA04 - oksazepam","Begge kjønn","Totalt",2020,1999,""
"N05BA04 - oksazepam","Begge kjønn","Totalt",2019,4711,""
"N02A - =HYPERLINK(""http://x"")","Mann","Totalt",2020,,":"
"A01AA01 - natriumfluorid","Mann","Totalt",2020,4712,""
"""


def doctor(
    name: str, ddd: float | None = 4000.0, opioids: float = 7000.0, **changed: Any
) -> list[dict[str, Any]]:
    """Before and after of one doctor, with benzodiazepines of their own amount."""
    amount = {"rows": 400, "patients": 200, "omeq_mg": None}
    classes = {one: {**amount, "ddd": 7000.0} for one in CLASSES}
    classes |= {"N05BA": {**amount, "ddd": ddd}, "N02A": {**amount, "ddd": opioids}}
    return [
        made(name, "share", counts=counts, **{"classes": classes, **changed})
        for made, counts in ((before, COUNTS_BEFORE), (after, COUNTS_AFTER))
    ]


def doctors(count: int) -> list[dict[str, Any]]:
    return [side for n in range(count) for side in doctor(f"Lege{n}", 4000.0 + n)]


def write(folder: Path, summaries: Sequence[Any]) -> Path:
    folder.mkdir()
    for at, one in enumerate(summaries):
        (folder / f"{at}.json").write_text(json.dumps(one), "utf-8")
    return folder


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of six doctors, one of them with a masked amount, and open statistics."""
    folder = tmp_path_factory.mktemp("municipality")
    summaries = [*doctors(5), *doctor("Lege5", None, 7100.0)]
    statistics = folder / "statistikk <i>.csv"
    statistics.write_text(FHI, "utf-8")
    given = [str(write(folder / "in", summaries)), "--out", str(folder / "out"), *DAY]
    assert main([*given, "--name", "<b>Molde", "--statistics", str(statistics)]) == 0
    return folder / "out"


def rows_of(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text("utf-8-sig")), delimiter=";"))


def test_each_figure_has_its_own_number_of_doctors_beside_molde(out: Path) -> None:
    rows = {row[2]: row for row in rows_of(out / "kommune.csv")[1:]}
    amounts = rows["DDD benzodiazepiner"]
    assert amounts[3:] == ["3640", "3640", "likt", "5", "38 % ned"]
    heavy = rows["Pasienter med minst 90 DDD z-hypnotikum"]
    assert heavy[6:] == ["6", "fra 34 til 24 per 1000"]
    assert (out / "kommune.pdf").read_bytes().startswith(b"%PDF")


def test_a_picture_has_a_bar_for_each_figure_that_had_something_before() -> None:
    sums = sums_of(doctors_in(doctors(FEWEST)).counted)
    lines = tables(sums)[0].lines
    picture = picture_of(lines)
    assert picture is not None
    shown = {bar["label"]: bar["value"] for bar in picture.data["bars"]}
    assert shown == {one.title: 100 * one.values[1] / one.values[0] for one in lines}
    assert all(f"{one.title}: {one.change}" in picture.alt for one in lines)
    nothing = [one._replace(values=(0.0, 3.0)) for one in lines]
    assert picture_of(nothing) is None


def test_nothing_in_the_report_is_of_one_doctor(out: Path) -> None:
    page = (out / "kommune.html").read_text("utf-8")
    assert "Lege0" not in page
    assert "4000" not in page
    assert "Før: 01.11.2024" in page
    assert "Gi ikke ut to rapporter" in page
    assert "Legenes tall er oppdiktede" in page


def test_names_and_files_are_shown_as_they_are_written(out: Path) -> None:
    page = (out / "kommune.html").read_text("utf-8")
    assert "&lt;b&gt;Molde" in page
    assert "<b>Molde" not in page
    assert "statistikk <i>" not in page


def test_open_statistics_stand_by_themselves_with_their_flags(out: Path) -> None:
    page = (out / "kommune.html").read_text("utf-8")
    assert "1\u00a0999" in page
    assert "4\u00a0711" not in page, "the newest year"
    assert "4\u00a0712" not in page, "no addictive medicine"
    assert "holdt tilbake: :" in page
    rows = rows_of(out / "kommune-bakgrunn.csv")
    assert [row[7] for row in rows[1:]] == ["1999", "4711", ""]
    assert rows[3][1].startswith("'=HYPERLINK")
    assert not any("oksazepam" in cell for row in rows_of(out / "kommune.csv") for cell in row)


def test_background_of_an_earlier_run_does_not_stay(out: Path, tmp_path: Path) -> None:
    again = tmp_path / "out"
    copytree(out, again)
    given = [str(out.parent / "in"), "--out", str(again), *DAY, "--name", "<b>Molde"]
    assert main(given) == 0
    assert not (again / "kommune-bakgrunn.csv").exists()


def test_four_doctors_get_a_sentence_and_no_file(tmp_path: Path, capsys: Any) -> None:
    folder = write(tmp_path / "in", doctors(4))
    assert main([str(folder), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "minst 5 leger" in said
    assert "her er 4" in said
    assert not (tmp_path / "out").exists()


def test_five_with_one_masked_do_not_show_that_figure(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", [*doctors(4), *doctor("Lege4", None, 7100.0)])
    assert main([str(folder), "--out", str(tmp_path / "out"), *DAY]) == 0
    rows = rows_of(tmp_path / "out" / "kommune.csv")
    assert not [row for row in rows if row[2].startswith("DDD")]
    assert [row for row in rows if row[2].startswith("Pasienter")]


def test_one_doctor_under_two_names_is_counted_once(tmp_path: Path, capsys: Any) -> None:
    folder = write(tmp_path / "in", [*doctors(4), *doctor("En annen", 4003.0)])
    assert main([str(folder), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "samme tallene som en annen lege" in said
    assert "her er 4" in said


def test_who_cannot_be_counted_is_told_and_the_others_are(tmp_path: Path, capsys: Any) -> None:
    private = [before("Privat", "private"), after("Privat", "private")]
    archive = tmp_path / "in.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for at, one in enumerate([*doctors(5), *private, *doctor("Alene")[:1]]):
            packed.writestr(f"leger/{at}.json", json.dumps(one))
        packed.writestr("leger/brev.txt", "hei")
    assert main([str(archive), "--out", str(tmp_path / "out"), *DAY]) == 1
    said = capsys.readouterr().err
    assert "Privat: Dette er et eget sammendrag" in said
    assert "Alene: Det er ett sammendrag" in said
    assert "leger/brev.txt" in said
    assert {row[6] for row in rows_of(tmp_path / "out" / "kommune.csv")[1:]} == {"5"}


def test_a_report_of_one_doctor_more_is_not_laid_where_the_first_is(
    tmp_path: Path, capsys: Any
) -> None:
    out = tmp_path / "out"
    first, second = write(tmp_path / "a", doctors(5)), write(tmp_path / "b", doctors(6))
    assert main([str(first), "--out", str(out), *DAY]) == 0
    held = (out / "kommune.csv").read_bytes()
    assert main([str(second), "--out", str(out), *DAY]) == 1
    assert "trekkes fra hverandre" in capsys.readouterr().err
    assert (out / "kommune.csv").read_bytes() == held
    assert main([str(first), "--out", str(out), *DAY]) == 0, "the same numbers may be made anew"


def test_periods_that_are_not_all_the_same_are_not_said(tmp_path: Path) -> None:
    summaries = doctors(5)
    summaries[0]["period"] = {"from": "2024-10-01", "to": "2025-09-30"}
    folder = write(tmp_path / "in", summaries)
    assert main([str(folder), "--out", str(tmp_path / "out"), *DAY]) == 0
    page = (tmp_path / "out" / "kommune.html").read_text("utf-8")
    assert "ikke det samme året for alle legene" in page
    assert "01.11.2024" not in page
    assert "01.10.2024" not in page


@pytest.mark.parametrize("kinds", [(9,), (5, 4), (4, 4), (6, 7, 3)])
def test_no_sum_and_no_difference_of_sums_is_of_fewer_than_five(kinds: Sequence[int]) -> None:
    """Each doctor's amount is a power of two, so that a sum says who is in it."""
    events = ("dispensed", "prescribed", "dispensed")
    whose = ("my_patients", "my_patients", "my_prescriptions")
    summaries: list[Any] = []
    for kind, count in enumerate(kinds):
        for _ in range(count):
            at = len(summaries) // 2
            more: dict[str, Any] = {"event": events[kind], "attribution": whose[kind]}
            summaries += doctor(f"L{at:02}", float(2**at), **more)
    found = sums_of(doctors_in(summaries).counted)
    companies = [int(o.sums["after"]["benzodiazepines"]) for o in found if o.figure == "amounts"]
    told = sorted(one.bit_count() for one in companies)
    assert told == sorted(count for count in kinds if count >= FEWEST)
    assert all(not (a & b) for a in companies for b in companies if a != b), "companies overlap"
    shown = [line.doctors for table in tables(found) for line in table.lines]
    assert all(count >= FEWEST for count in shown)


def test_a_wrong_call_says_what_to_do(tmp_path: Path, capsys: Any) -> None:
    folder = str(write(tmp_path / "in", doctors(5)))
    calls = (
        ([str(tmp_path / "nowhere"), "--out", "x"], "Finner ikke"),
        ([str(tmp_path / "in" / "0.json"), "--out", "x"], "zip-fil som kan"),
        ([folder, "--out", folder], "en annen mappe"),
        ([folder, "--out", "x", "--place", "Molde"], "--statistics"),
        ([folder, "--out", "x", "--name", "01017012345"], "--name"),
    )
    for call, sentence in calls:
        assert main(call) == 2
        assert sentence in capsys.readouterr().err


def test_statistics_without_addictive_medicines_or_the_place(tmp_path: Path, capsys: Any) -> None:
    folder = str(write(tmp_path / "in", doctors(5)))
    file = tmp_path / "tall.csv"
    given = [folder, "--out", str(tmp_path / "out"), "--statistics", str(file)]
    file.write_text("\n".join([FHI.splitlines()[0], FHI.splitlines()[4]]), "utf-8")
    assert main(given) == 1
    assert "ingen tall om vanedannende" in capsys.readouterr().err
    file.write_text(FHI, "utf-8")
    assert main([*given, "--place", "Molde"]) == 1
    assert "ikke tall for stedet" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_identity_number_in_a_name_or_a_cell_is_not_said(tmp_path: Path, capsys: Any) -> None:
    identity = "01017012345"
    folder = write(tmp_path / "in", doctors(5))
    (folder / f"{identity}.json").write_text("tull", "utf-8")
    statistics = tmp_path / "fhi.csv"
    statistics.write_text(FHI.replace("oksazepam", identity), "utf-8")
    out = tmp_path / "out"
    call = [str(folder), "--out", str(out), "--statistics", str(statistics), *DAY]
    assert main(call) == 1
    assert main([str(tmp_path / identity), "--out", str(out)]) == 2
    assert main([str(tmp_path / ("x" * 300)), "--out", str(out)]) == 2
    assert identity not in capsys.readouterr().err
    written = [one for one in out.iterdir() if one.suffix in (".html", ".csv")]
    assert written
    assert not any(identity in one.read_text("utf-8") for one in written)
