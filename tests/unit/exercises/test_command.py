"""The whole chain through the command line, as a course administrator runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from exercise_course import ASSIGNMENT, RIGHT, answer_file
from exercise_processes import compiled
from riktig_exercises.command import main
from riktig_exercises.course import Course


def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A real process with a bare PATH: nothing needs an activated environment."""
    command = [sys.executable, "-W", "error", "-m", "riktig.cli", "exercises", *map(str, arguments)]
    environment = {
        **os.environ,
        "PATH": "/usr/bin:/bin",
        "HOME": str(cwd),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": compiled(),
    }
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_from_master_to_feedback(tmp_path):
    good = answer_file(tmp_path, "d07", 1)
    wrong = answer_file(tmp_path, "d08", 2, answers=RIGHT | {"dose": "33"})
    hostile = tmp_path / "evil\x1b[2J.svar.json"
    hostile.write_text("__import__('os').system('id')")
    released = run("release", ASSIGNMENT, cwd=tmp_path)
    assert (released.returncode, released.stderr) == (0, "")
    received = run("submit", good, hostile, wrong, cwd=tmp_path)
    assert received.returncode == 1
    assert received.stdout.count("mottatt fra") == 2
    assert "ikke tatt imot" in received.stderr
    assert "\x1b" not in received.stderr
    assert "import" not in received.stderr
    graded = run("grade", ASSIGNMENT, cwd=tmp_path)
    assert (graded.stdout, graded.stderr) == (f"{ASSIGNMENT}: rettet 2 svar\n", "")
    fed_back = run("feedback", ASSIGNMENT, cwd=tmp_path)
    assert (fed_back.returncode, fed_back.stderr) == (0, "")
    exported = run("export", ASSIGNMENT, cwd=tmp_path)
    assert (exported.returncode, exported.stderr) == (0, "")
    root = tmp_path / "_build" / "exercises"
    page = root / "feedback" / "d08" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    assert "7 av 10 poeng" in page.read_text("utf-8")
    rows = (root / "export" / f"{ASSIGNMENT}.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(";")[3] for row in rows[1:]] == ["10", "7"]


def test_build_makes_the_source_and_the_configuration(tmp_path, capsys):
    assert main(["build", "--root", str(tmp_path)]) == 0
    assert "4 spørsmål og 10 poeng" in capsys.readouterr().out
    assert Course(tmp_path).source(ASSIGNMENT).is_file()
    assert (tmp_path / "nbgrader_config.py").is_file()


def test_a_refusal_is_a_sentence_and_exit_status_1(tmp_path, capsys):
    status = main(["grade", "--root", str(tmp_path), "nowhere"])
    assert status == 1
    assert "Oppgaven finnes ikke" in capsys.readouterr().err


def test_grading_before_release_says_what_to_do(tmp_path, capsys):
    assert main(["grade", "--root", str(tmp_path)]) == 1
    assert "riktig exercises release" in capsys.readouterr().err


def test_a_participant_code_that_cannot_be_used(tmp_path, capsys):
    file = str(answer_file(tmp_path))
    assert main(["submit", "--root", str(tmp_path), "--participant", "../x", file]) == 1
    assert "Deltakerkoden" in capsys.readouterr().err


def test_a_tampered_stored_answer_is_reported(course, tmp_path, capsys):
    root = str(course.root)
    assert main(["submit", "--root", root, str(answer_file(tmp_path))]) == 0
    (course.step("submitted", "d07", ASSIGNMENT) / "svar.json").write_text("{}")
    for step in ("grade", "feedback", "export"):
        assert main([step, "--root", root]) == 1
        assert "d07" in capsys.readouterr().err


def test_a_wrong_call_shows_the_steps(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["autograde"])
    assert stop.value.code == 2
    assert "build" in capsys.readouterr().err
