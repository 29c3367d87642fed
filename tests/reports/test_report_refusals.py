"""A bad file gets a sentence, and never stops the others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from report_group import own
from riktig_reports.command import main
from riktig_reports.files import file_names


@pytest.fixture
def two(group, tmp_path):
    """A group of two whose files a test may spoil."""
    for period in ("before", "after"):
        (tmp_path / period).mkdir()
        for name in ("P0001", "P0002"):
            shutil.copy(group / "share" / period / f"{name}.json", tmp_path / period)
    return tmp_path


def run(two, capsys, *more):
    sides = [
        argument
        for period in ("before", "after")
        for argument in (f"--{period}", *map(str, sorted((two / period).iterdir())))
    ]
    status = main([*sides, "--out", str(two / "out"), *more])
    made = sorted(path.name for path in (two / "out").iterdir()) if (two / "out").exists() else []
    return status, made, capsys.readouterr().err


def spoil(path: Path, **changed) -> None:
    found = json.loads(path.read_text())
    path.write_text(json.dumps(found | changed))


def test_all_well(two, capsys):
    status, made, said = run(two, capsys)
    assert (status, made) == (0, ["P0001.html", "P0002.html", "gruppe.html"])
    assert "skriver P0001.html" in said


def test_a_truncated_file_is_told_and_the_others_are_made(two, capsys):
    path = two / "after" / "P0002.json"
    path.write_bytes(path.read_bytes()[:400])
    status, made, said = run(two, capsys)
    assert (status, made) == (1, ["P0001.html", "gruppe.html"])
    assert "P0002.json: " in said
    assert "Opptellingen fra etter mangler." in said


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": "private"}, "egen opptelling"),
        ({"event": "prescribed"}, "den andre forskrivninger"),
        ({"period": {"from": "2024-12-01", "to": "2025-11-30"}}, "overlapper"),
        ({"measures": []}, "finnes bare i den ene"),
        ({"made_by": {}}, "skadet eller endret"),
        ({"event": "../../x"}, "skadet eller endret"),
        ({"member": "P0009"}, "mangler"),
    ],
)
def test_a_bad_member_is_told_and_the_others_are_made(two, capsys, changed, sentence):
    spoil(two / "after" / "P0002.json", **changed)
    status, made, said = run(two, capsys)
    assert (status, made) == (1, ["P0001.html", "gruppe.html"])
    assert sentence in said


def test_two_files_from_one_doctor(two, capsys):
    shutil.copy(two / "after" / "P0002.json", two / "after" / "again.json")
    status, made, said = run(two, capsys)
    assert (status, made) == (1, ["P0001.html", "gruppe.html"])
    assert "mer enn én opptelling" in said


def test_a_member_who_counts_something_else_is_left_out(two, capsys):
    for period in ("before", "after"):
        spoil(two / period / "P0002.json", attribution="my_patients")
    status, made, said = run(two, capsys)
    assert (status, made) == (1, ["P0001.html", "gruppe.html"])
    assert "Teller noe annet" in said


def test_nobody_left_makes_no_report(two, capsys):
    for name in ("P0001", "P0002"):
        (two / "after" / f"{name}.json").write_text("{}")
    status, made, said = run(two, capsys)
    assert (status, made) == (1, [])
    assert "ingen rapport" in said


def test_own_with_a_bad_file_says_why(group, tmp_path, capsys):
    bad = tmp_path / "bad.json"
    bad.write_text("[1, 2")
    assert main(["--own", own(group)[0], str(bad), "--out", str(tmp_path / "out")]) == 1
    assert "ikke en opptelling" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_own_swapped_says_so(group, tmp_path, capsys):
    assert main(["--own", *own(group)[::-1], "--out", str(tmp_path)]) == 1
    assert "Bytt om" in capsys.readouterr().err


def test_own_with_a_missing_file(group, tmp_path, capsys):
    assert main(["--own", own(group)[0], "nowhere.json", "--out", str(tmp_path)]) == 1
    assert "Finner ikke filen «nowhere.json»" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--out", "x"],
        ["--before", "a", "--out", "x"],
        ["--own", "a", "b", "--before", "a", "--after", "b", "--out", "x"],
        ["--own", "a", "b", "--out", "x", "--dated", "10.12.2026"],
    ],
)
def test_a_wrong_call(arguments, capsys):
    assert main(arguments) == 2
    assert capsys.readouterr().err


def test_what_people_wrote_is_shown_and_never_run(group, tmp_path):
    nasty = '<script>alert(1)</script> #panic("x") [*'
    paths = []
    for number, path in enumerate(own(group)):
        found = json.loads(Path(path).read_text())
        found["made_by"]["version"] = nasty
        found["member"] = "../../Kari & <b>Ola</b>"
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(json.dumps(found))
    given = ["--own", *map(str, paths), "--out", str(tmp_path / "out"), "--pdf"]
    assert main(given) == 0
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert made == ["Kari_b_Ola_b.html", "Kari_b_Ola_b.pdf"]
    source = (tmp_path / "out" / made[0]).read_text("utf-8")
    assert "<script>" not in source
    assert "&lt;script&gt;" in source


def test_file_names_never_meet():
    names = file_names(["Kari", "kari", "gruppe", "...", "K/ri", "K?ri"])
    assert len({name.casefold() for name in names.values()}) == 6
    assert "gruppe" not in names.values()


def test_nothing_identifying_reaches_the_report(group, tmp_path, capsys):
    canary = "13097248022"
    paths = []
    for number, path in enumerate(own(group)):
        found = json.loads(Path(path).read_text()) | {"note": canary, "rows": [canary]}
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(json.dumps(found))
    main(["--own", *map(str, paths), "--out", str(tmp_path / "out"), "--pdf"])
    said = capsys.readouterr()
    for text in (said.out, said.err, (tmp_path / "out" / "P0001.html").read_text("utf-8")):
        assert canary not in text
