"""The program with a copy of the tables, as from a working copy of one's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import riktig

SOURCE = Path(riktig.__file__).parent


class Program:
    """The real command line, run from a copy of the package."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tables = folder / "riktig" / "clinical"
        shutil.copytree(SOURCE, folder / "riktig", ignore=shutil.ignore_patterns("__pycache__"))

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.Popen(
            [sys.executable, "-m", "riktig.cli", *arguments],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Status, standard output and standard error."""
        started = self.start(*arguments)
        out, err = started.communicate(timeout=60)
        return started.returncode, out, err


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path / "copy")
