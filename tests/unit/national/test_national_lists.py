"""List sizes from a file: what names nobody is told, and no number of a person is said again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from riktig.commands.national import main

IDENTITY = "01017012345"


def refused(capsys: pytest.CaptureFixture[str], folder: Path, out: Path, lists: Path) -> str:
    """What a run with these lists says, that does not begin."""
    call = [str(folder), "--out", str(out), "--lists", str(lists), "--workers", "1"]
    assert main(call) == 2
    return "".join(capsys.readouterr())


def test_a_list_file_brings_no_identity_number_into_the_run(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lists = tmp_path / "lists.csv"
    lists.write_text(f"forskriver;listestorrelse\n{IDENTITY};900\n", "utf-8")
    said = refused(capsys, folder, tmp_path / "out", lists)
    assert "Linje 2" in said
    assert IDENTITY not in said
    assert not (tmp_path / "out").exists()


def test_lists_of_nobody_are_told_before_the_run_and_no_number_of_a_person(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, lists = tmp_path / "inn", tmp_path / "lists.csv"
    one.mkdir()
    shutil.copy(folder / "P0003.parquet", one)
    rows = ["p0003;800", "9876543;800", "Kari Nordmann;800", "P7;800", "P8;800", "P9;800"]
    lists.write_text("\n".join(["forskriver;listestorrelse", "P0003;900", *rows]), "utf-8")
    call = [str(one), "--out", str(tmp_path / "out"), "--lists", str(lists), "--workers", "1"]
    assert main(call) == 0
    warned = capsys.readouterr().err.splitlines()[0]
    assert "blir brukt: 6." in warned
    assert "p0003 (linje 3), ••• (linje 4), ••• (linje 5), P7 (linje 6), P8 (linje 7), …" in warned


@pytest.mark.parametrize(
    ("row", "said"), [("p0003;800\n", "p0003 (linje 2)"), ("", "ingen lister")]
)
def test_lists_of_which_none_is_of_anybody_are_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, said: str
) -> None:
    lists = tmp_path / "lists.csv"
    lists.write_text(f"forskriver;listestorrelse\n{row}", "utf-8")
    assert said in refused(capsys, folder, tmp_path / "out", lists)
    assert not (tmp_path / "out").exists()
