"""`riktig exercises practice`: a participant's practice as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from riktig_exercises.command import main
from riktig_exercises.master import load_master

from riktig.registry import handle

ASSIGNMENT = "sleep_data"


def test_the_file_is_that_of_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "praksis.csv"
    assert main(["practice", "--participant", "d07", ASSIGNMENT, "--out", str(file)]) == 0
    who = {"participant": "d07", "assignment": ASSIGNMENT, "attempt": 1}
    spec = load_master(ASSIGNMENT).case.practice
    made = handle({"op": "exercise_practice", "spec": spec, **who})
    assert file.read_bytes() == made["csv"].encode()
    said = capsys.readouterr().out
    assert all(f"{fact['label']}: {fact['value']}" in said for fact in made["facts"])
    assert "oppdiktet" in said


def test_without_a_name_it_lies_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    again = ["practice", "--participant", "d07", "--attempt", "2", ASSIGNMENT]
    assert main(["practice", "--participant", "d07", ASSIGNMENT]) == main(again) == 0
    first, second = sorted(tmp_path.iterdir(), key=lambda one: len(one.name))
    assert first.name == f"oppdiktet-praksis-{ASSIGNMENT}-d07.csv"
    assert first.read_bytes() != second.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--participant", "D 7", ASSIGNMENT], "Deltakerkoden kan ikke brukes"),
        (["--participant", "d07", "chronic_pain_omeq"], "ingen egen praksis"),
        (["--participant", "d07", "nothing"], "Oppgaven finnes ikke"),
        (["--participant", "d07", ASSIGNMENT, "--out", "no/such/folder.csv"], "Får ikke skrevet"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["practice", *arguments]) == 1
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
