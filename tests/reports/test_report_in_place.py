"""A report's files are there all together or not at all; what lay there before is never lost."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from report_group import MEMBERS, own, shared
from riktig_reports.command import main
from riktig_reports.place import PREFIX, put_in_place

RUN = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
from riktig_reports.command import main
sys.exit(main(sys.argv[1:]))
"""


def left(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def run_with_little_room(group, out, most=60_000):
    arguments = ["--own", *own(group), "--out", str(out), "--pdf"]
    return subprocess.run(
        [sys.executable, "-c", RUN.format(most=most), *arguments], capture_output=True, text=True
    )


def test_a_disk_that_is_full_leaves_nothing_half_written(group, tmp_path):
    done = run_with_little_room(group, tmp_path)
    assert done.returncode == 1
    assert "P0001: Rapporten kan ikke skrives" in done.stderr
    assert left(tmp_path) == {}


def test_a_disk_that_is_full_keeps_the_earlier_report(group, tmp_path):
    kept = {f"P0001.{ending}": ending.encode() for ending in ("html", "pdf", "json", "csv")}
    for name, content in kept.items():
        (tmp_path / name).write_bytes(content)
    assert run_with_little_room(group, tmp_path).returncode == 1
    assert left(tmp_path) == kept


def test_files_take_the_place_of_earlier_ones(tmp_path):
    (tmp_path / "a.html").write_bytes(b"old")
    put_in_place(tmp_path, [("a.html", b"new"), ("a.csv", b"1")])
    assert left(tmp_path) == {"a.html": b"new", "a.csv": b"1"}


def test_one_that_cannot_take_its_place_gives_the_others_back(tmp_path):
    (tmp_path / "a.html").write_bytes(b"old")
    (tmp_path / "c.xlsx").mkdir()
    with pytest.raises(OSError, match=r"c\.xlsx"):
        put_in_place(tmp_path, [("a.html", b"new"), ("b.csv", b"1"), ("c.xlsx", b"2")])
    assert (tmp_path / "a.html").read_bytes() == b"old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.html", "c.xlsx"]


def group_run(group, out, members, *more):
    sides = [
        argument
        for period in ("before", "after")
        for argument in (f"--{period}", *shared(group, period)[:members])
    ]
    return main([*sides, "--out", str(out), *more])


def test_pages_of_a_larger_group_stop_those_of_a_smaller(group, reports, tmp_path, capsys):
    shutil.copytree(reports, tmp_path, dirs_exist_ok=True)
    before = left(tmp_path)
    assert group_run(group, tmp_path, 4) == 1
    told = capsys.readouterr().err
    assert "gruppe-lysbilder.html, gruppe-lysbilder.pdf, gruppe.csv" in told
    assert left(tmp_path) == before
    for name in before:
        if name.startswith("gruppe"):
            (tmp_path / name).unlink()
    assert group_run(group, tmp_path, 4, "--pdf") == 0
    told = capsys.readouterr().err
    endings = ("html", "pdf", "json", "csv", "xlsx")
    gone = {f"{name}.{end}" for name in MEMBERS[4:] for end in endings}
    lines = {line.strip() for line in told.splitlines() if line.startswith("  ")}
    assert lines == gone
    assert gone <= set(left(tmp_path))


def test_the_same_group_again_tells_of_nothing(group, tmp_path, capsys):
    (tmp_path / "notat.pdf").write_bytes(b"mine")
    (tmp_path / "P0001-summary.json").write_bytes(b"{}")
    for _ in range(2):
        assert group_run(group, tmp_path, 2) == 0
        assert "fra før" not in capsys.readouterr().err


def test_a_pdf_of_last_time_is_told(group, tmp_path, capsys):
    given = ["--own", *own(group), "--out", str(tmp_path)]
    (tmp_path / "P0002.html").write_bytes(b"a colleague's")
    assert main([*given, "--pdf"]) == 0
    assert "fra før" not in capsys.readouterr().err
    assert main(given) == 0
    told = capsys.readouterr().err
    assert "P0001.pdf" in told
    assert "P0002" not in told


def test_the_folder_beside_is_hidden_and_gone(group, tmp_path):
    assert main(["--own", *own(group), "--out", str(tmp_path)]) == 0
    assert PREFIX.startswith(".")
    assert not [one for one in tmp_path.iterdir() if one.is_dir()]


def test_ones_own_under_another_name_is_counted_once(group, tmp_path, capsys):
    """Four practices, of which one is the reader's own: too few to show anyone."""
    mine = []
    for at, path in enumerate(own(group)):
        found = json.loads(Path(path).read_text("utf-8"))
        mine.append(tmp_path / f"{at}.json")
        mine[-1].write_text(json.dumps(found | {"member": "Kari"}), "utf-8")
    beside = [one for period in ("before", "after") for one in shared(group, period)[:5]]
    given = ["--own", *map(str, mine), "--out", str(tmp_path / "out"), "--group"]
    assert main([*given, *beside]) == 0
    assert "P0001 er ditt eget delte sammendrag" in capsys.readouterr().err
    of_five = (tmp_path / "out" / "Kari.json").read_bytes()
    alone = ["--own", *own(group), "--out", str(tmp_path / "as"), "--group", *beside]
    assert main(alone) == 0
    assert of_five == (tmp_path / "as" / "P0001.json").read_bytes()
    assert main([*given, *(one for one in beside if "P0005" not in one)]) == 0
    page = (tmp_path / "out" / "Kari.html").read_text("utf-8")
    assert "I gruppen er du" not in page


def test_a_report_never_replaces_a_file_it_was_made_from(group, tmp_path, capsys):
    for period in ("before", "after"):
        shutil.copytree(group / "private" / period, tmp_path / period)
    files = [tmp_path / period / "P0001.json" for period in ("before", "after")]
    kept = files[1].read_bytes()
    assert main(["--own", *map(str, files), "--out", str(tmp_path / "after")]) == 1
    assert "P0001.json" in capsys.readouterr().err
    assert files[1].read_bytes() == kept
    assert not (tmp_path / "after" / "P0001.html").exists()
