"""The built book, served by `riktig serve` as a user gets it."""

from __future__ import annotations

import atexit
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import perf_counter

from bench.measure import NotHere
from bench.process import RIKTIG, ROOT

SITE = ROOT / "_build/html"


@cache
def origin() -> str:
    """`http://127.0.0.1:PORT` of a server that runs until the measures are done."""
    if not (SITE / "index.html").is_file():
        raise NotHere("the book is not built: make book")
    context = serving([RIKTIG, "serve", "--no-open", "--port", "0", "--site", SITE])
    _, address = context.__enter__()
    atexit.register(context.__exit__, None, None, None)
    return address.partition("/?")[0]


@contextmanager
def serving(
    command: list[str | Path], environment: dict[str, str] | None = None
) -> Iterator[tuple[float, str]]:
    """Seconds until a command that serves says its address, and the address; then stops it."""
    started = perf_counter()
    server = subprocess.Popen(  # noqa: S603 (our own commands)
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if environment else subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment} if environment else None,
    )
    try:
        assert server.stdout is not None  # noqa: S101 (a pipe was asked for)
        for line in server.stdout:
            if "http://" in line:
                yield perf_counter() - started, line.strip()
                break
        else:
            raise RuntimeError(f"{command[0]} never said an address")
    finally:
        server.terminate()
        server.wait(timeout=20)
        if server.stdout is not None:
            server.stdout.close()
