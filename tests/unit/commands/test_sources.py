"""Every number is listed with its keeping."""

from __future__ import annotations

import json

import pytest

from riktig.cli import main
from riktig.clinical.checks import Fault
from riktig.clinical.signing import signed
from riktig.clinical.tables import TABLES, rows
from riktig.commands.sources import fault_sentence
from riktig.text.catalogue import area


def test_every_row_of_every_table_is_listed(capsys):
    assert main(["sources", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    numbered = [name for name in TABLES if name != "sources"]
    assert len(listed["rows"]) == sum(len(rows(name)) for name in numbered)
    assert {row["table"] for row in listed["rows"]} == set(numbered)
    assert all(row["source"] and row["locator"] and row["confidence"] for row in listed["rows"])
    assert listed["faults"] == []
    assert listed["unused_sources"] == []


def test_one_table_for_a_reader(capsys):
    assert main(["sources", "--table", "methadone_bands"]) == 0
    printed = capsys.readouterr().out
    assert "HDIR:90: morphine_high_mg_per_day 299; value 6" in printed
    assert "ikke klinisk godkjent; ny gjennomgang 2027" in printed
    assert "opioid_ratios" not in printed


def test_what_is_no_name_is_told_and_not_said_again(program):
    file = program.tables / "methadone_bands.csv"
    written = signed(file.read_text("utf-8"), [0], {"reviewed_by": "01017012345"})
    file.write_text(written, encoding="utf-8")
    for options in ((), ("--json",)):
        status, printed, said = program.run("sources", "--table", "methadone_bands", *options)
        assert (status, said) == (0, "")
        assert "er ikke et navn" in printed
        assert "01017012345" not in printed


def test_a_table_there_is_none_of(capsys):
    assert main(["sources", "--table", "nothing"]) == 2
    assert "opioid_ratios" in capsys.readouterr().err


@pytest.mark.parametrize("code", area("command")["tables"]["fault"])
def test_each_fault_has_a_sentence(code):
    assert fault_sentence(Fault("figures", "one", code, "value", "1,5")).startswith("figures, one:")
