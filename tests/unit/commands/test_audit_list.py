"""`riktig audit --list`: the patients to look at, as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from riktig.commands.audit import main
from riktig.synthetic import example_file


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    path = tmp_path / "P0001.csv"
    path.write_text(example_file(), "utf-8")
    return path


def test_the_list_is_written_where_it_is_asked_for(extract: Path, tmp_path: Path) -> None:
    out = tmp_path / "liste.csv"
    assert main([str(extract), "--list", str(out)]) == 0
    written = out.read_text("utf-8")
    assert written.startswith("\ufeffpasient;fødselsår;kjønn;rader_i_filen;grunn;")
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff")), delimiter=";"))
    assert rows
    assert {row["status"] for row in rows} == {"ikke vurdert"}
    assert all(row["rader_i_filen"].startswith("rad ") and row["grunn"] for row in rows)


def test_the_list_is_never_written_over_the_extract(extract: Path) -> None:
    before = extract.read_bytes()
    assert main([str(extract), "--list", str(extract)]) == 2
    assert extract.read_bytes() == before
