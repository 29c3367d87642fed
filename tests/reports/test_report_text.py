"""Shared texts where a shared file is taken, and a before and after that differ."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from report_group import own, shared
from riktig_reports.command import main
from riktig_reports.files import load_all

from riktig.summary import share_text


def as_texts(paths: list[str], folder: Path) -> Path:
    """The summaries of some files as texts in one file, each after a line of a mail."""
    found = [json.loads(Path(path).read_text("utf-8")) for path in paths]
    folder.mkdir()
    out = folder / "gruppen.txt"
    out.write_text(
        "".join(f"Fra {one['member']}:\n\n{share_text(one)}\n" for one in found), "utf-8"
    )
    return out


def test_a_file_of_texts_is_a_group(group: Path, tmp_path: Path) -> None:
    sides = {side: as_texts(shared(group, side), tmp_path / side) for side in ("before", "after")}
    files, bad = load_all([Path(path) for path in shared(group, "before")])
    assert load_all([sides["before"]]) == (files, bad)
    named = [word for side, path in sides.items() for word in (f"--{side}", str(path))]
    assert main([*named, "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "gruppe.html").is_file()


def test_a_damaged_text_is_told_by_its_line(
    group: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = as_texts(shared(group, "before")[:1], tmp_path / "one")
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:4], *lines[5:]]), "utf-8")
    assert main(["--own", str(path), own(group)[1], "--out", str(tmp_path / "out")]) == 1
    assert "Linje 2 av" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "words"),
    [({"event": "prescribed"}, "utleveringer"), ({"attribution": "my_patients"}, "pasient")],
)
def test_a_before_and_after_that_differ_are_refused(
    group: Path,
    tmp_path: Path,
    change: dict[str, str],
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before, after = own(group)
    other = tmp_path / "after.json"
    other.write_text(json.dumps(json.loads(Path(after).read_text("utf-8")) | change), "utf-8")
    assert main(["--own", before, str(other), "--out", str(tmp_path / "out")]) == 1
    assert words in capsys.readouterr().err
    assert not list(tmp_path.glob("out/*.html"))
