"""`riktig audit` with a description of the practice, and the shared numbers as text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riktig.commands.audit import main
from riktig.summary import read_summary

HEADING = "pasient;dato;hendelse;atc;ddd"
ROWS = [f"p{n};2025-03-01;utlevert;N02AX02;10" for n in range(11)]
ENDS = ["q;2025-01-02;utlevert;C09AA02;1", "q;2025-12-31;utlevert;C09AA02;1"]


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    file = tmp_path / "uttrekk.csv"
    file.write_text("\n".join([HEADING, *ROWS, *ENDS]) + "\n", "utf-8")
    return file


def test_the_effective_list_stands_beside_the_rate(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "A.json"
    told = ["--list-size", "1100", "--practice-days", "2,5", "--months", "12", "--role", "training"]
    assert main([str(extract), "--json", str(out), *told, "--years-on-list", "3"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "Effektiv liste: 550." in shown
    assert "Ikke kontrollert mot journalen." in shown
    assert json.loads(out.read_text("utf-8"))["practice"] == {
        "list_size": 1100,
        "practice_days_a_week": 2.5,
        "months_in_period": 12,
        "roles": ["training"],
        "years_on_list": 3,
    }


@pytest.mark.parametrize("wrong", [["--role", "boss"], ["--practice-days", "6"], ["--months", "0"]])
def test_a_practice_that_cannot_be_is_a_wrong_call(
    extract: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(extract), *wrong]) == 2
    assert capsys.readouterr().err.strip().endswith(".")


def test_the_shared_numbers_as_text(extract: Path, tmp_path: Path) -> None:
    json_out, text_out = tmp_path / "B.json", tmp_path / "B.txt"
    given = [str(extract), "--member", "B", "--text", str(text_out)]
    assert main([*given, "--share", "--json", str(json_out)]) == 0
    shared = read_summary(json_out.read_bytes())
    assert read_summary(text_out.read_bytes()) == shared
    # Of true numbers on the screen the text holds the shared ones all the same.
    assert main(given) == 0
    assert read_summary(text_out.read_bytes()) == shared


def test_text_and_extract_must_be_different_files(extract: Path) -> None:
    before = extract.read_bytes()
    assert main([str(extract), "--text", str(extract)]) == 2
    assert extract.read_bytes() == before
