"""`riktig report` as a whole process: one group, a hundred groups, and beside a notebook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final, NamedTuple

from bench.made_up_groups import MEMBERS, SIDES, group, groups
from bench.measure import Measure, NotHere
from bench.process import RIKTIG, ROOT, seconds
from bench.report_notebook import write_notebook

FEW, MANY = 10, 100
CORES: Final = 2
KIB: Final = 1024  # getrusage on Linux tells kibibytes
COMPARED_GROUPS: Final = 2
NOTEBOOKS: Final = 3


class Spent(NamedTuple):
    """Seconds of a whole process, and the most memory that any process of it held, in MB."""

    seconds: float
    megabytes: float


def _one_group() -> float:
    folder = group()
    files = {side: sorted((folder / side).iterdir()) for side in SIDES}
    with TemporaryDirectory() as out:
        given = ["--before", *files["before"], "--after", *files["after"]]
        took, _ = seconds([RIKTIG, "report", *given, "--out", out, "--pdf"])
        _expect(Path(out), ("html", "pdf"), MEMBERS)
    return took


@cache
def _many_groups(many: int) -> Spent:
    """All the groups by one command. Done once: the time and the memory are of the same run."""
    folder = groups(many)
    with TemporaryDirectory() as out:
        asked = ["report", "--groups", folder, "--out", out, "--pdf", "--workers", str(CORES)]
        spent = _spent([RIKTIG, *asked])
        _expect(Path(out), ("html", "pdf"), many * MEMBERS)
    return spent


def _spent(command: Sequence[str | Path]) -> Spent:
    if not hasattr(os, "wait4"):
        raise NotHere("this system does not tell what a process used")
    started = perf_counter()
    process = subprocess.Popen(  # noqa: S603 (our own commands)
        list(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    # Of the command and every process it has waited for, the one that held most.
    return Spent(perf_counter() - started, used.ru_maxrss * KIB / 1e6)


def _expect(out: Path, endings: Sequence[str], least: int) -> None:
    """A command that left reports out is not fast."""
    for ending in endings:
        found = sum(1 for _ in out.rglob(f"P*.{ending}"))
        if found != least:
            raise RuntimeError(f"{found} of {least} {ending} were made")


def _memory_growth() -> float:
    return _many_groups(MANY).megabytes / _many_groups(FEW).megabytes


def _beside_a_notebook() -> float:
    """Our seconds a report over a notebook's, the one right after the other, both on one core."""
    if find_spec("papermill") is None or find_spec("nbconvert") is None:
        raise NotHere("no papermill and nbconvert to compare with")
    folder = groups(COMPARED_GROUPS)
    with TemporaryDirectory() as out:
        took, _ = seconds([RIKTIG, "report", "--groups", folder, "--out", out, "--workers", "1"])
        _expect(Path(out), ("html",), COMPARED_GROUPS * MEMBERS)
    return took / (COMPARED_GROUPS * MEMBERS) / _notebook(folder / "g001")


# What a loop over the members is: run the notebook, then make a page of it.
_LOOP: Final = """
import json, sys, papermill
from nbconvert import HTMLExporter
folder = sys.argv[1]
for number, asked in enumerate(json.loads(sys.argv[2])):
    given, done = f"{folder}/report.ipynb", f"{folder}/{number}.ipynb"
    papermill.execute_notebook(given, done, asked, kernel_name="python3", progress_bar=False)
    page, _ = HTMLExporter().from_filename(done)
    open(f"{folder}/{number}.html", "w").write(page)
"""


def _notebook(folder: Path) -> float:
    """Seconds a report by the notebook, as a loop over the members would make them."""
    sides = [sorted((folder / side).iterdir()) for side in SIDES]
    files = [str(path) for side in sides for path in side]
    asked = [
        {"before": str(before), "after": str(after), "group": files}
        for before, after in list(zip(*sides, strict=True))[:NOTEBOOKS]
    ]
    with TemporaryDirectory() as work:
        write_notebook(Path(work) / "report.ipynb")
        took, _ = seconds([sys.executable, "-c", _LOOP, work, json.dumps(asked)])
        if len(list(Path(work).glob("*.html"))) != NOTEBOOKS:
            raise RuntimeError("a notebook made no page")
    return took / NOTEBOOKS


MEASURES = [
    Measure("report: group of 12, 24 months, HTML and PDF, whole process", 10, "s", _one_group, 3),
    Measure(
        "report: 1 200 participants in 100 groups, HTML and PDF, 2 cores",
        180,
        "s",
        lambda: _many_groups(MANY).seconds,
        runs=1,
    ),
    Measure("report: memory with 100 groups over that with 10", 1.2, "", _memory_growth, runs=1),
    Measure("report: seconds over those of a notebook", 1 / 20, "", _beside_a_notebook, runs=1),
]
