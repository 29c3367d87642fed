"""Building the book in a copy of the repository: from nothing, and after a changed chapter."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.measure import Measure
from bench.process import ROOT

CHAPTER = "modules/chronic_pain/02-kunnskap-dosen.md"
LINKED = (".venv", "node_modules")
LEFT_OUT = ("_build", ".git", ".*_cache", "__pycache__", *LINKED)


def _build(copy: Path) -> float:
    started = perf_counter()
    environment = {**os.environ, "PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(  # noqa: S603 (our own script)
        [copy / "tools/book.sh"], cwd=copy, env=environment, capture_output=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the book was not built: {done.stderr.decode()[-2000:]}")
    return perf_counter() - started


def _in_a_copy(*, changed: bool) -> float:
    with TemporaryDirectory(prefix="riktig-bench-") as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True)
        for name in LINKED:
            (copy / name).symlink_to(ROOT / name)
        took = _build(copy)
        if not changed:
            return took
        with (copy / CHAPTER).open("a", encoding="utf-8") as chapter:
            chapter.write("\n<!-- changed -->\n")
        return _build(copy)


MEASURES = [
    Measure("book: clean build", 60, "s", lambda: _in_a_copy(changed=False)),
    Measure("book: rebuild after one changed chapter", 10, "s", lambda: _in_a_copy(changed=True)),
]
