"""What an edited copy of a table moves: reckoned anew in a fresh process."""

from __future__ import annotations

import json

import pytest

from riktig.cli import main
from riktig.commands.checkout import table_file


@pytest.fixture
def impact(tmp_path, capsys):
    def run(table, *changes, name=None, options=()):
        written = table_file(table).read_text("utf-8")
        for old, new in changes:
            assert old in written
            written = written.replace(old, new)
        file = tmp_path / (name or f"{table}.csv")
        file.write_text(written, encoding="utf-8")
        assert main(["impact", str(file), "--json", *options]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def moved(found, kind):
    return {one["name"]: (one["old"], one["new"]) for one in found[kind]}


def test_a_ratio_moves_examples_a_chapter_a_key_and_a_sum(impact):
    found = impact(
        "opioid_ratios", ("HDIR,oksykodon,oral,mg/mg,,1.5,", "HDIR,oksykodon,oral,mg/mg,,1.6,")
    )
    assert moved(found, "rows") == {"HDIR:oksykodon:oral": ("value 1.5", "value 1.6")}
    examples = moved(found, "examples")
    assert examples["NO-OMEQ-oksykodon-oral.omeq_mg_per_day"] == ("30.0", "32.0")
    assert not any("tramadol-oral" in name for name in examples)
    page = "modules/chronic_pain/02-kunnskap-dosen"
    assert any(name.startswith(page) for name in moved(found, "chapters"))
    assert moved(found, "exercises")["chronic_pain_omeq.dose.right"] == ("72.0", "76.0")
    assert "classes.N02A.omeq_mg" in moved(found, "measures")
    assert found["faults"] == []
    assert found["error"] == ""


def test_a_copy_without_a_change_moves_nothing(impact):
    found = impact("figures", name="figures-ny.csv")
    assert found["table"] == "figures"
    assert not any(
        found[kind] for kind in ("rows", "examples", "chapters", "exercises", "measures")
    )


def test_a_row_taken_away_makes_what_needs_it_refuse(impact):
    gone = "HDIR,kodein,oral,mg/mg,,0.1,0.05,0.15,HDIR-OMEQ,"
    found = impact("opioid_ratios", (gone, gone.replace("kodein,oral", "kodein,nasal")))
    cells = "unit mg/mg; value 0.1; low 0.05; high 0.15"
    assert found["rows"] == [
        {"name": "HDIR:kodein:oral", "old": cells, "new": None},
        {"name": "HDIR:kodein:nasal", "old": None, "new": cells},
    ]
    old, new = moved(found, "examples")["NO-OMEQ-kodein-oral"]
    assert old.startswith("omeq_mg_per_day 30.0; low 15.0; high 45.0; og ")
    assert new.startswith("svarer ikke: Tabellen HDIR har ikke noe omregningstall")
    assert not any(name.startswith("NO-OMEQ-kodein-oral.") for name in moved(found, "examples"))
    assert any("svarer ikke" in (one["new"] or "") for one in found["chapters"])
    old, new = moved(found, "exercises")["chronic_pain_omeq"]
    assert old.startswith('counted_in.right.0 "codeine"; ')
    assert new == "kan ikke regnes ut med denne tabellen"
    # The ledger is compared problem by problem, not by the place each stands at.
    ledger = [name for name in moved(found, "measures") if name.startswith("ledger")]
    assert ledger
    assert all(name.startswith("ledger.problems.no_omeq.") for name in ledger)


def test_a_number_that_is_none_is_told_and_the_rest_still_reckoned(impact):
    found = impact("methadone_bands", ("HDIR,30,89,5,", 'HDIR,30,89,"5,0",'))
    assert any("ikke et tall" in fault for fault in found["faults"])
    old, new = moved(found, "examples")["NO-METHADONE-10"]
    assert old.startswith("omeq_mg_per_day 50.0")
    assert new == "kan ikke regnes ut med denne tabellen"
    assert not any("tapentadol" in one["name"] for one in found["examples"])
    assert "Error" not in json.dumps(found)


def test_a_row_cut_short_is_one_line_and_what_all_need_is_told_whole(impact):
    cut = "HDIR,tapentadol,oral,mg/mg,,0.2,0.1,0.4,HDIR-OMEQ,"
    found = impact("opioid_ratios", (f"{cut}", "HDIR,tapentadol,oral\n#,"))
    assert "HDIR:tapentadol:oral" in moved(found, "rows")
    assert "None" not in json.dumps(found["rows"], ensure_ascii=False)
    assert "value (tom)" in moved(found, "rows")["HDIR:tapentadol:oral"][1]
    assert all(one["old"] for one in found["exercises"])


def test_the_table_may_be_named(impact):
    found = impact("figures", name="utkast.csv", options=("--table", "figures"))
    assert found["table"] == "figures"


def test_a_reader_sees_old_and_new(tmp_path, capsys):
    file = tmp_path / "ddd.csv"
    written = table_file("ddd").read_text("utf-8")
    file.write_text(written.replace("N05CF01,oral,7.5,", "N05CF01,oral,15,"), encoding="utf-8")
    assert main(["impact", str(file)]) == 0
    printed = capsys.readouterr().out
    assert "DDD-zopiklon.ddd: 100.0 -> 50.0" in printed
    assert "ingenting" in printed


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("away.csv", b"a\n1\n", "--table"),
        ("figures.csv", b"figure;value\nx;1\n", "kolonnene"),
        ("figures.csv", b"\xff\xfe\x00", "kan ikke leses"),
        ("figures.csv", None, "kan ikke leses"),
    ],
)
def test_a_file_that_is_no_copy_is_refused(tmp_path, capsys, name, written, said):
    if written is not None:
        (tmp_path / name).write_bytes(written)
    assert main(["impact", str(tmp_path / name)]) == 1
    assert said in capsys.readouterr().err
