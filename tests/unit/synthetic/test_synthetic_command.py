"""`riktig synthetic` as a user meets it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from riktig.commands.synthetic import main


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def test_one_file_a_prescriber_and_a_last_line_that_says_made_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--out", str(tmp_path / "ny"), "--prescribers", "3", "--months", "12"]) == 0
    names = sorted(path.name for path in (tmp_path / "ny").iterdir())
    assert names == ["P0001.csv", "P0002.csv", "P0003.csv"]
    told = capsys.readouterr()
    assert "oppdiktede data" in told.out
    assert str(tmp_path / "ny") in told.out
    assert told.err == ""


def test_the_same_call_writes_the_same_bytes_and_may_be_repeated(tmp_path: Path) -> None:
    call = ["--prescribers", "2", "--months", "12", "--seed", "9"]
    for folder in ("one", "other", "one"):
        assert main(["--out", str(tmp_path / folder), *call]) == 0
    for name in ("P0001.csv", "P0002.csv"):
        one, other = (tmp_path / folder / name for folder in ("one", "other"))
        assert one.read_bytes() == other.read_bytes()
        assert b"\r" not in one.read_bytes()


def test_a_prescriber_is_the_same_in_a_larger_group(tmp_path: Path) -> None:
    for size in ("1", "3"):
        main(["--out", str(tmp_path / size), "--prescribers", size, "--months", "6"])
    one, other = (tmp_path / size / "P0001.csv" for size in ("1", "3"))
    assert one.read_bytes() == other.read_bytes()


def test_before_and_after_go_to_folders_of_their_own(tmp_path: Path) -> None:
    assert main(["--out", str(tmp_path), "--prescribers", "2", "--before-after"]) == 0
    before, after = (lines(tmp_path / half / "P0002.csv")[2:] for half in ("before", "after"))
    assert before[0].split(";")[1] == "2023-11-01"
    assert before[-1].split(";")[1] == "2025-10-31"
    assert after[0].split(";")[1] == "2025-11-01"
    assert after[-1].split(";")[1] == "2026-10-31"


def test_course_start_moves_the_border(tmp_path: Path) -> None:
    call = ["--prescribers", "1", "--course-start", "2025-01-01", "--before-after"]
    assert main(["--out", str(tmp_path), *call]) == 0
    assert lines(tmp_path / "after/P0001.csv")[2].split(";")[1] == "2025-01-01"


@pytest.mark.parametrize(
    ("format_name", "ending"), [("norpd", "csv"), ("lmr", "csv"), ("fhir", "json")]
)
def test_other_formats(tmp_path: Path, format_name: str, ending: str) -> None:
    call = ["--prescribers", "1", "--months", "2", "--format", format_name]
    assert main(["--out", str(tmp_path), *call]) == 0
    assert (tmp_path / f"P0001.{ending}").stat().st_size > 1000


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["--prescribers", "0"], "Antall leger"),
        (["--prescribers", "mange"], "--prescribers må være et helt tall"),
        (["--months", "0"], "Antall måneder"),
        (["--months", "18", "--before-after"], "minst 365 dager"),
        (["--seed", "-1"], "--seed må være"),
        (["--list-size", "0"], "Listen"),
        (["--format", "xml"], "«xml» finnes ikke"),
        (["--effect", "oslo"], "--effect"),
        (["--change", "opioids"], "--change må være et helt tall"),
        (["--change", "opioids=5"], "fra -100 til 0"),
        (["--course-start", "1.1.2025"], "2025-11-01"),
        (["--course-start", "2019-01-01"], "mellom 01.11.2023 og 31.10.2026"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], call: list[str], said: str
) -> None:
    folder = tmp_path / "ny"
    assert main(["--out", str(folder), *call]) == 2
    assert said in capsys.readouterr().err
    assert not folder.exists()


def test_no_folder_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "--out" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["P0001.csv", "resepter.csv", "P0099.csv"])
def test_a_file_that_is_not_made_up_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / name).write_text("pasient;dato\n1;2026-01-01\n")
    assert main(["--out", str(tmp_path), "--prescribers", "1", "--months", "1"]) == 2
    assert "skrive over" in capsys.readouterr().err
    assert (tmp_path / name).read_text() == "pasient;dato\n1;2026-01-01\n"


def test_files_of_a_larger_earlier_run_are_not_left_among_the_new(tmp_path: Path) -> None:
    call = ["--out", str(tmp_path), "--months", "1", "--prescribers"]
    assert main([*call, "2"]) == 0
    assert main([*call, "1"]) == 2


def test_a_large_group_tells_how_far_it_has_come(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "riktig.cli", "synthetic", "--out", str(tmp_path)]
    call = ["--prescribers", "25", "--months", "1", "--list-size", "20"]
    done = subprocess.run([*command, *call], capture_output=True, check=False)
    assert done.returncode == 0
    told = done.stderr.decode("utf-8").splitlines()
    assert told[-1] == "25 av 25 praksiser"
    assert all(re.fullmatch(r"\d+ av 25 praksiser", line) for line in told)


def test_own_changes_replace_the_published(tmp_path: Path) -> None:
    call = ["--prescribers", "1", "--months", "24"]
    main(["--out", str(tmp_path / "none"), *call, "--effect", "none"])
    changes = [f"--change={group}=0" for group in ("opioids", "benzodiazepines", "z-hypnotics")]
    main(["--out", str(tmp_path / "zero"), *call, *changes])
    none, zero = (tmp_path / name / "P0001.csv" for name in ("none", "zero"))
    assert none.read_bytes() == zero.read_bytes()
