"""Starts the real server as a real process, for every test that needs one."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

SECONDS_TO_START = 60
SECONDS_TO_STOP = 90
_ADDRESS = re.compile(r"^\s*(http://\S+)\s*$", re.MULTILINE)


@dataclass
class Served:
    """A running server: `url` is the front door with its token, `base` the origin alone."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path
    last_printed: str = ""

    @property
    def base(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def printed(self) -> str:
        """All that the process has written, to both streams."""
        return self.log.read_text("utf-8")


@contextmanager
def running_server(site: Path, apps: Path) -> Iterator[str]:
    """`riktig serve` on a free port. Gives the address to open first, token included."""
    with server_process(site, apps) as served:
        yield served.url


@contextmanager
def server_process(
    site: Path, apps: Path, *arguments: str, env: dict[str, str] | None = None
) -> Iterator[Served]:
    """As `running_server`, with the process and its log."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "serve.log")
        command = [sys.executable, "-m", "riktig.cli", "serve", "--no-open", "--port", "0"]
        command += ["--site", str(site), "--apps", str(apps)]
        if "--course" not in arguments:
            command += ["--course", str(Path(folder, "course"))]
        command += arguments
        with log.open("wb") as written:
            process = subprocess.Popen(
                command, stdout=written, stderr=written, env={**os.environ, **(env or {})}
            )
        served = Served("", process, log)
        try:
            served.url = _address(process, log)
            yield served
        finally:
            _stop(process)
            served.last_printed = served.printed


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = monotonic() + SECONDS_TO_START
    while monotonic() < deadline:
        found = _ADDRESS.search(log.read_text("utf-8"))
        if found:
            return found.group(1)
        if process.poll() is not None:
            break
        sleep(0.05)
    raise AssertionError(f"the server did not start:\n{log.read_text('utf-8')}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise
