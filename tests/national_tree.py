"""What stands in the folder of a national run, and waiting for it."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def wait_until(happens: Callable[[], object], what: str, seconds: float = 60) -> None:
    """Waits for something that another process does."""
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, f"waited {seconds} s for {what}"
        time.sleep(0.005)


def children(process: subprocess.Popen[bytes]) -> list[Path]:
    """The running children of a process, by their places in /proc."""
    task = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [Path("/proc") / number for number in task.read_text().split()]
