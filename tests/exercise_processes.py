"""The command as real processes: side by side, and killed wherever they are."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from riktig_exercises.course import Course

SECONDS = 120


def start(course: Course, *arguments: str | Path) -> subprocess.Popen[str]:
    """`riktig exercises` on a course, on its way."""
    step, *rest = map(str, arguments)
    command = [sys.executable, "-m", "riktig.cli", "exercises", step, "--root", str(course.root)]
    return subprocess.Popen(
        [*command, *rest],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": compiled()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@cache
def compiled() -> str:
    """Where the processes keep what they compile: only the first one takes the time."""
    folder = tempfile.mkdtemp(prefix="riktig-compiled-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Its exit status and what it said of errors."""
    _, errors = process.communicate(timeout=SECONDS)
    return process.returncode, errors


def killed_until_done(
    course: Course, *arguments: str | Path, done: Callable[[], int], step: int
) -> int:
    """Runs it again and again, killed each time `done` has grown by `step`; how often it was."""
    kills = 0
    while True:
        process = start(course, *arguments)
        limit = done() + step
        while process.poll() is None and done() < limit:
            time.sleep(0.005)
        if process.poll() is None:
            helpers = _children(process.pid)
            os.kill(process.pid, signal.SIGKILL)
            kills += 1
            _wait_for(helpers)
        status, errors = ended(process)
        if status != -signal.SIGKILL:
            assert (status, errors) == (0, "")
            return kills


def _children(pid: int) -> list[Path]:
    """The processes a process has started (Linux), each as a place that goes when it ends."""
    told = Path(f"/proc/{pid}/task/{pid}/children")
    return [Path(f"/proc/{child}") for child in told.read_text().split()] if told.exists() else []


def _wait_for(helpers: list[Path]) -> None:
    """Nobody is left to work for one that was killed."""
    limit = time.monotonic() + SECONDS
    while any(helper.exists() for helper in helpers):
        assert time.monotonic() < limit
        time.sleep(0.05)


def gradebook_rows(course: Course) -> dict[str, list[tuple[Any, ...]]]:
    """Every grade and comment of every submission, read past nbgrader; the file is sound."""
    with sqlite3.connect(course.root / "gradebook.db") as book:
        assert book.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert book.execute("PRAGMA foreign_key_check").fetchall() == []
        found = {}
        for kind, columns in (
            ("grade", "r.auto_score, r.manual_score, r.needs_manual_grade"),
            ("comment", "r.auto_comment, r.manual_comment"),
        ):
            found[kind] = book.execute(
                f"SELECT s.id, s.student_id, s.timestamp, a.name, c.name, {columns} FROM {kind} r"  # noqa: S608
                " JOIN base_cell c ON r.cell_id = c.id"
                " JOIN submitted_notebook n ON r.notebook_id = n.id"
                " JOIN submitted_assignment s ON n.assignment_id = s.id"
                " JOIN assignment a ON s.assignment_id = a.id ORDER BY 1, 2, 3, 4, 5"
            ).fetchall()
            (every,) = book.execute(f"SELECT count(*) FROM {kind}").fetchone()  # noqa: S608
            assert every == len(found[kind])  # none belongs to nobody
        found["submission"] = book.execute(
            "SELECT id, student_id FROM submitted_assignment ORDER BY id"
        ).fetchall()
    return found


def count(course: Course, step: str) -> int:
    """How many folders of one of nbgrader's steps have all their files."""
    return sum(1 for _ in (course.root / step).glob("*/*/*.ipynb"))


def left_behind(course: Course) -> list[str]:
    """What is half made."""
    return [path.name for path in course.root.glob(".*")]


def answer_files(folder: Path, contents: list[dict[str, Any]]) -> list[Path]:
    """Answer files, one for each."""
    folder.mkdir()
    paths = []
    for number, content in enumerate(contents):
        paths.append(folder / f"{number:03d}.svar.json")
        paths[-1].write_text(json.dumps(content), "utf-8")
    return paths
