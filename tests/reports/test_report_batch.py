"""Many groups in one call: one folder each, and one that is wrong never stops the others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from report_group import MEMBERS, shared
from riktig_reports.batch import groups_in
from riktig_reports.command import main

LETTERS = "".join(
    f'[[members]]\nmember = "{name}"\nletter = "{letter}"\n'
    for name, letter in zip(MEMBERS, "FEDCBA", strict=True)
)


def fill(folder: Path, group: Path, members: int) -> Path:
    """A group's folder with the shared files of its first members."""
    for period in ("before", "after"):
        (folder / period).mkdir(parents=True)
        for path in shared(group, period)[:members]:
            shutil.copy(path, folder / period)
    return folder


@pytest.fixture
def groups(group, tmp_path):
    """Two groups that can be reported, and four with something wrong."""
    folder = tmp_path / "groups"
    five = fill(folder / "fem", group, 5)
    lettered = 'schema = "riktig-group/1"\n' + LETTERS.replace(
        '[[members]]\nmember = "P0006"\nletter = "A"\n', ""
    )
    (five / "group.toml").write_text(lettered, "utf-8")
    fill(folder / "to", group, 2)
    (fill(folder / "gal-fil", group, 5) / "group.toml").write_text("schema = ", "utf-8")
    (fill(folder / "skadet", group, 2) / "after" / "P0002.json").write_bytes(b"{")
    (folder / "tom" / "before").mkdir(parents=True)
    (folder / "ikke-en-gruppe").mkdir()
    return folder


def made_in(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*.*")}


def test_each_group_in_its_folder_whatever_the_number_of_workers(groups, tmp_path, capsys):
    said = {}
    for workers in ("1", "2"):
        out = tmp_path / f"out-{workers}"
        given = ["--groups", str(groups), "--out", str(out), "--workers", workers]
        assert main(given) == 1
        said[workers] = capsys.readouterr().err
    assert made_in(tmp_path / "out-1") == made_in(tmp_path / "out-2")
    made = {name for name in made_in(tmp_path / "out-1") if name.endswith(".html")}
    assert {name for name in made if name.startswith("fem/")} == {
        *(f"fem/{name}.html" for name in MEMBERS[:5]),
        "fem/gruppe.html",
        "fem/gruppe-lysbilder.html",
    }
    assert {name for name in made if name.startswith("to/")} == {
        "to/P0001.html",
        "to/P0002.html",
        "to/moeteark.html",
    }
    assert {name for name in made if name.startswith("skadet/")} == {"skadet/P0001.html"}
    assert not [name for name in made if name.startswith(("gal-fil/", "tom/"))]
    for err in said.values():
        assert "gruppe 5 av 5" in err
        assert "gal-fil/group.toml: Gruppefilen kan ikke leses" in err
        assert "skadet/P0002: Sammendraget fra etter mangler." in err
        assert "skadet/P0002.json (etter): " in err


def test_the_group_file_gives_the_letters(groups, tmp_path):
    only = tmp_path / "only"
    shutil.copytree(groups / "fem", only / "fem")
    assert main(["--groups", str(only), "--out", str(tmp_path / "out")]) == 0
    page = (tmp_path / "out" / "fem" / "P0001.html").read_text("utf-8")
    assert "I gruppen er du F." in page


def test_what_a_folder_holds(groups):
    assert [one.name for one in groups_in(groups)] == ["fem", "gal-fil", "skadet", "to", "tom"]


def test_a_folder_without_groups_is_told(tmp_path, capsys):
    assert main(["--groups", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert "Finner ingen grupper" in capsys.readouterr().err
    assert main(["--groups", str(tmp_path / "no"), "--out", str(tmp_path / "out")]) == 1
    assert "Finner ingen grupper" in capsys.readouterr().err


def test_a_group_nobody_can_be_reported_of_is_told(groups, tmp_path, capsys):
    only = tmp_path / "only"
    shutil.copytree(groups / "tom", only / "tom")
    assert main(["--groups", str(only), "--out", str(tmp_path / "out")]) == 1
    assert "tom/: Ingen medlemmer kunne tas med" in capsys.readouterr().err
