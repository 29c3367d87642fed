"""A signature changes three cells of a row and nothing else of the file."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest

from riktig.cli import main
from riktig.clinical.signing import signed
from riktig.clinical.tables import TABLES, rows
from riktig.commands import sign
from riktig.commands.checkout import table_file

CELLS = {"reviewed_by": "Kari, lege", "reviewed_on": "2026-11-22", "next_review": "2027-05-22"}


def written(table):
    with table_file(table).open(encoding="utf-8", newline="") as lines:
        return lines.read()


@pytest.mark.parametrize("table", [name for name in TABLES if name != "sources"])
def test_only_the_three_cells_of_the_row_change(table):
    before = written(table)
    last = len(rows(table)) - 1
    after = signed(before, [last], CELLS)
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    assert [line for line in new if line not in old] == new[-1:]
    assert old[:-1] == new[:-1]
    read = list(csv.DictReader(after.splitlines()))
    assert read[last] == {**rows(table)[last], **CELLS}
    assert signed(before, [], CELLS) == before


def test_quotation_marks_blank_lines_and_line_ends_are_kept():
    before = 'a,reviewed_by,b\r\n"x, ""y""",,"1"\r\n\r\nz,,2'
    after = signed(before, [0, 1], {"reviewed_by": "Ola"})
    assert after == 'a,reviewed_by,b\r\n"x, ""y""",Ola,"1"\r\n\r\nz,Ola,2'


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """The command writes to a copy of the table."""
    file = tmp_path / "methadone_bands.csv"
    file.write_bytes(table_file("methadone_bands").read_bytes())
    monkeypatch.setattr(sign, "table_file", lambda table: tmp_path / f"{table}.csv")
    return file


def test_rows_are_signed_and_shown(copy, capsys):
    assert main(["sign", "methadone_bands", "HDIR:90", "HDIR:30", "--by", "Kari  Lege"]) == 0
    with copy.open(encoding="utf-8", newline="") as lines:
        read = list(csv.DictReader(lines))
    assert [row["reviewed_by"] for row in read] == ["Kari Lege", "Kari Lege", "", "", ""]
    assert date.fromisoformat(read[0]["next_review"]) > date.fromisoformat(read[0]["reviewed_on"])
    printed = capsys.readouterr().out
    assert printed.index("HDIR:30") < printed.index("HDIR:90")
    assert "value 6" in printed
    assert not copy.with_suffix(".csv.new").exists()


def test_a_dry_run_writes_nothing(copy, capsys):
    before = copy.read_bytes()
    assert main(["sign", "methadone_bands", "--all", "--by", "Kari Lege", "--dry-run"]) == 0
    assert copy.read_bytes() == before
    assert "Ingenting er skrevet" in capsys.readouterr().out


TOMORROW = (date.today() + timedelta(days=2)).isoformat()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no_table", "--all", "--by", "Kari"], "finnes ikke"),
        (["sources", "--all", "--by", "Kari"], "finnes ikke"),
        (["methadone_bands", "HDIR:31", "--by", "Kari"], "HDIR:31"),
        (["methadone_bands", "--by", "Kari"], "--all"),
        (["methadone_bands", "HDIR:30", "--all", "--by", "Kari"], "--all"),
        (["methadone_bands", "HDIR:30", "--by", "  "], "Skriv navnet"),
        (["methadone_bands", "HDIR:30", "--by", "Kari\nLege\x00"], "Skriv navnet"),
        (["methadone_bands", "HDIR:30", "--by", "Kari", "--on", TOMORROW], "har ikke vært"),
        (["methadone_bands", "HDIR:30", "--by", "Kari", "--on", "22.11.2026"], "ÅÅÅÅ-MM-DD"),
        (["methadone_bands", "HDIR:30", "--by", "Kari", "--next", "2020-01-01"], "for tidlig"),
        (["methadone_bands", "HDIR:30", "--by", "Kari", "--on", "2015-01-01"], "for tidlig"),
    ],
)
def test_what_cannot_be_signed_is_refused(copy, capsys, arguments, said):
    before = copy.read_bytes()
    assert main(["sign", *arguments]) == 1
    assert copy.read_bytes() == before
    assert said in capsys.readouterr().err


def test_a_signed_row_is_signed_again_only_when_asked(copy, capsys, monkeypatch):
    once = [type(row)({**row, **CELLS}) for row in rows("methadone_bands")]
    monkeypatch.setattr(sign, "rows", {"methadone_bands": once}.get)
    command = ["sign", "methadone_bands", "HDIR:30", "--by", "Ola Lege"]
    assert main(command) == 1
    assert "Kari, lege" in capsys.readouterr().err
    assert main([*command, "--again"]) == 0


def test_a_folder_that_cannot_be_written_is_told(copy, capsys, monkeypatch):
    monkeypatch.setattr(sign, "table_file", lambda table: copy.parent / "away" / f"{table}.csv")
    assert main(["sign", "methadone_bands", "HDIR:30", "--by", "Ola"]) == 1
    assert "arbeidskopi" in capsys.readouterr().err
