"""Made-up extracts of a given number of rows."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from riktig.synthetic import practice, write_canonical

ROWS = 10_000
HEAD_LINES = 2  # the mark of made-up data, and the heading
LIST_SIZE = 5_000


@cache
def extract() -> Path:
    """A file of `ROWS` rows in our own format, in a folder of its own."""
    lines = write_canonical(practice(1, 36, list_size=LIST_SIZE)).splitlines(keepends=True)
    kept = [*lines[:HEAD_LINES], *lines[-ROWS:]]
    if len(kept) != ROWS + HEAD_LINES:
        raise RuntimeError("the made-up practice is too small")
    folder = Path(mkdtemp(prefix="riktig-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "P0001.csv"
    path.write_bytes("".join(kept).encode("utf-8"))
    return path
