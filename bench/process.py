"""Runs a command as its user would, and times the whole process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

RIKTIG = Path(sys.executable).with_name("riktig")
ROOT = Path(__file__).parents[1]


def seconds(
    command: Sequence[str | Path], given: bytes = b"", *, folder: Path = ROOT
) -> tuple[float, bytes]:
    """Seconds from start to end, and what it printed. RuntimeError with its words if it fails."""
    started = perf_counter()
    done = subprocess.run(  # noqa: S603 (our own commands)
        list(command), input=given, capture_output=True, check=False, cwd=folder
    )
    took = perf_counter() - started
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.decode()[-2000:]}")
    return took, done.stdout
