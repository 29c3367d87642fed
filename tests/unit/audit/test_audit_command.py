"""`riktig audit` as a GP runs it: real files, real process output, refusals in words."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from riktig.commands.audit import main
from riktig.text.spreadsheet import safe

HEADING = (
    "pasient;dato;hendelse;atc;varenavn;styrke;styrkeenhet;antall;ddd;kjonn;fodselsar;resept;status"
)
ROWS = [
    "a;2025-01-02;utlevert;N02AX02;Nobligan;50;mg;100;;K;1950;r1;gyldig",
    "a;2025-12-30;utlevert;N05CF01;Imovane;7,5;mg;100;;K;1950;r2;gyldig",
    "b;2025-06-01;utlevert;N02AJ06;=SUM(A1);;;100;25;M;1940;r3;gyldig",
    "b;2025-06-02;utlevert;N02AJ06;Paralgin forte;;;100;25;M;1940;r4;tilbakekalt",
    "b;tull;utlevert;N02AJ06;Paralgin forte;;;100;25;M;1940;r5;gyldig",
]
UNKNOWN = "Pasientnr;Utlevert;Preparat;Antall tabletter\nP1;03.02.2025;Imovane 7,5 mg;30\n"


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    file = tmp_path / "uttrekk.csv"
    file.write_text("\n".join([HEADING, *ROWS]) + "\n", "utf-8")
    return file


def test_report_on_screen_and_summary_in_a_file(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "Lege7.json"
    assert main([str(extract), "--list-size", "1100", "--json", str(out)]) == 0
    shown = capsys.readouterr().out
    assert "Vi leste 5 rader. 3 av dem gjelder vanedannende legemidler." in shown
    assert "Ikke lest (datoen kan ikke leses): 1 (rad 5)" in shown.replace("\n    ", " ")
    assert "2 av 1\u00a0100 på listen fikk opioid." in shown
    summary = json.loads(out.read_text("utf-8"))
    assert (summary["kind"], summary["member"]) == ("private", "Lege7")
    assert summary["measures"][0]["numerator"] == 2
    assert summary["ledger"]["recalled"] == 1


def test_share_masks_what_is_written_and_what_is_shown(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    given = [str(extract), "--share", "--json", str(out), "--member", "M1", "--list-size", "900"]
    assert main(given) == 0
    summary = json.loads(out.read_text("utf-8"))
    assert (summary["kind"], summary["member"]) == ("share", "M1")
    assert summary["measures"][0]["status"] == "suppressed"
    assert "2 av 900" not in capsys.readouterr().out


def test_own_rows_only_on_request_and_safe_in_a_spreadsheet(extract: Path, tmp_path: Path) -> None:
    out = tmp_path / "rader.csv"
    assert main([str(extract), "--rows", str(out)]) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == 5
    assert [row["rad"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[0]["ddd"] == "16,667"
    assert rows[2]["varenavn"] == "'=SUM(A1)"
    assert rows[3]["talt_med"] == "nei"
    assert rows[4]["del"] == "Kunne ikke leses"
    assert {path.name for path in tmp_path.iterdir()} == {"uttrekk.csv", "rader.csv"}


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "  =1", "\r=1"])
def test_formulas_are_put_out_of_action(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


def test_a_given_period(extract: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    given = [str(extract), "--period", "2025-01-01:2025-12-31", "--json", str(out)]
    assert main([*given, "--list-size", "10", "--attribution", "my_patients"]) == 0
    summary = json.loads(out.read_text("utf-8"))
    assert summary["period"] == {"from": "2025-01-01", "to": "2025-12-31"}
    assert summary["attribution"] == "my_patients"


def test_an_unknown_table_is_shown_and_read_when_confirmed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, kart = tmp_path / "liste.csv", tmp_path / "kart.toml"
    table.write_text(UNKNOWN, "utf-8")
    assert main([str(table)]) == 1
    said = capsys.readouterr()
    assert "Preparat" in said.out
    assert "Imovane 7,5 mg" in said.out
    assert "P1" not in said.out + said.err
    assert "--write-map" in said.err
    assert main([str(table), "--write-map", str(kart)]) == 0
    assert 'product = "Preparat"' in kart.read_text("utf-8")
    assert main([str(table), "--map", str(kart)]) == 0
    assert "Vi leste 1 rad." in capsys.readouterr().out


def test_an_open_question_is_answered_in_the_mapping(tmp_path: Path) -> None:
    table, kart = tmp_path / "liste.csv", tmp_path / "kart.toml"
    table.write_text(UNKNOWN.replace("Utlevert", "Dato"), "utf-8")
    assert main([str(table), "--write-map", str(kart)]) == 0
    assert main([str(table), "--map", str(kart)]) == 1
    answered = kart.read_text("utf-8").replace('# event = "prescribed"', 'event = "prescribed"')
    kart.write_text(answered, "utf-8")
    assert main([str(table), "--map", str(kart)]) == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ([], 2, "Kunne ikke forstå valgene"),
        (["borte.csv"], 2, "Finner ikke filen «borte.csv»"),
        (["{extract}", "--list-size", "mange"], 2, "helt tall"),
        (["{extract}", "--period", "2025"], 2, "FRA:TIL"),
        (["{extract}", "--event", "prescribed"], 1, "ingen forskrivninger"),
        (["{extract}", "--member", "01010112345"], 2, "fødselsnummer"),
        (["{extract}", "--json", "{extract}/ut.json"], 2, "Kan ikke skrive"),
        (["{extract}", "--map", "{folder}/feil.toml"], 2, "TOML"),
        (["{extract}", "--list-size", "-5"], 2, "helt tall"),
        (["{extract}", "--period", "tull"], 2, "FRA:TIL"),
        (["{extract}", "--attribution", "x"], 2, "my_prescriptions"),
        (["{extract}", "--event", "x"], 2, "dispensed"),
        (["/dev/zero"], 2, "ikke en vanlig fil"),
        (["{folder}"], 2, "ikke en vanlig fil"),
        (["{extract}", "--share", "--private"], 2, "Kunne ikke forstå valgene"),
    ],
)
def test_refusals_are_sentences(
    arguments: list[str], status: int, said: str, extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (extract.parent / "feil.toml").write_text("a;b", "utf-8")
    folder = str(extract.parent)
    given = [
        one.replace("{extract}", str(extract)).replace("{folder}", folder) for one in arguments
    ]
    assert main(given) == status
    refused = capsys.readouterr().err
    assert said in refused
    assert "Traceback" not in refused


@pytest.mark.parametrize("option", ["--json", "--rows", "--map", "--write-map"])
@pytest.mark.parametrize("other", ["uttrekk.csv", "under/../uttrekk.csv", "lenke.csv", "hard.csv"])
def test_nothing_is_written_over_what_is_read(
    option: str, other: str, extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (extract.parent / "under").mkdir()
    (extract.parent / "lenke.csv").symlink_to(extract)
    (extract.parent / "hard.csv").hardlink_to(extract)
    before = extract.read_bytes()
    assert main([str(extract), option, str(extract.parent / other)]) == 2
    assert "nevnt to ganger" in capsys.readouterr().err
    assert extract.read_bytes() == before


def test_two_results_are_not_written_to_one_file(extract: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "ut")
    assert main([str(extract), "--json", out, "--rows", out]) == 2
    assert main([str(extract), str(extract)]) == 2
    assert {path.name for path in tmp_path.iterdir()} == {"uttrekk.csv"}


def test_no_patient_key_leaves_in_anything_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    canary = "01010112345"
    table = tmp_path / "uttrekk.csv"
    rows = [row.replace("a;", f"{canary};", 1) for row in ROWS]
    table.write_text("\n".join([HEADING, *rows]) + "\n", "utf-8")
    written = [tmp_path / "s.json", tmp_path / "r.csv"]
    assert main([str(table), "--json", str(written[0]), "--rows", str(written[1])]) == 0
    said = capsys.readouterr()
    assert canary not in said.out + said.err
    assert all(canary not in file.read_text("utf-8") for file in written)
