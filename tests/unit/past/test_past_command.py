"""`riktig audit --past`: the page's blocks, in the terminal of the one who asks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riktig.commands.audit import main
from riktig.synthetic import example_file

NUMBER = "13097248022"  # valid in form; nobody has it


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    """The example, its first patient called by an identity number."""
    first, heading, *rows = example_file().splitlines()
    patient = rows[0].partition(";")[0]
    named = [f"{NUMBER};{r.partition(';')[2]}" if r.startswith(f"{patient};") else r for r in rows]
    path = tmp_path / "list.csv"
    path.write_text("\n".join([first, heading, *named]), "utf-8")
    return path


def test_both_are_printed_after_the_audit(
    extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(extract), "--past"]) == 0
    said = capsys.readouterr().out
    headings = ("DETTE LESTE VI", "ALLE PASIENTENE: NÅ OG ÅRET FØR", "DE SAMME PASIENTENE BEGGE ÅR")
    places = [said.index(heading) for heading in (*headings, "SAMMENHENGENDE BRUK")]
    assert places == sorted(places)
    assert NUMBER not in said


def test_without_the_word_neither_is(extract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(extract)]) == 0
    assert "SAMMENHENGENDE BRUK" not in capsys.readouterr().out


def test_true_counts_do_not_go_with_what_is_shared(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "shared.json"
    assert main([str(extract), "--past", "--share", "--json", str(written)]) == 2
    assert not written.exists()
    assert "Velg ett av dem" in capsys.readouterr().err


def test_nothing_of_it_is_in_a_summary(extract: Path, tmp_path: Path) -> None:
    made = {}
    for name, more in (("with", ["--past"]), ("without", [])):
        path = tmp_path / f"{name}.json"
        assert main([str(extract), "--json", str(path), "--member", "A", *more]) == 0
        made[name] = json.loads(path.read_text("utf-8"))
    assert made["with"] == made["without"]
