"""`riktig national` as a whole process: time, memory, beside DuckDB, and how the time grows."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Final, NamedTuple

from bench.measure import Measure, NotHere
from bench.process import RIKTIG, ROOT, seconds
from bench.processes import offspring, share_mb

CORES: Final = 2
SECONDS_BETWEEN_LOOKS: Final = 0.5
MB_A_GB: Final = 1000
FEWER, EVERY = "fewer", "all"


class Spent(NamedTuple):
    """Seconds of a whole run, the most memory of all its processes, and what it counted."""

    seconds: float
    gigabytes: float
    rows: int
    numerators: dict[str, int]


@cache
def _run(which: str) -> Spent:
    """One run, done once: its time, its memory and its numbers are of the same run."""
    folder = _folder()
    with TemporaryDirectory() as out:
        call = [RIKTIG, "national", folder / which, "--out", Path(out) / "ut"]
        call += ["--lists", folder / "lister.csv", "--workers", str(CORES)]
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 (our own command)
            list(map(str, call)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
        )
        with _memory(process.pid) as most:
            status = process.wait()
        took = time.perf_counter() - started
        if status:
            raise RuntimeError(f"riktig national ended with {status}")
        result = json.loads((Path(out) / "ut" / "resultat.json").read_text("utf-8"))
        return Spent(took, max(most), result["ledger"]["rows_read"], _numerators(Path(out) / "ut"))


def _numerators(out: Path) -> dict[str, int]:
    """The sum of each measure's numerators over the summaries."""
    sums: dict[str, int] = {}
    for path in (out / "sammendrag").iterdir():
        for one in json.loads(path.read_text("utf-8"))["measures"]:
            sums[one["id"]] = sums.get(one["id"], 0) + (one["numerator"] or 0)
    return sums


@contextmanager
def _memory(pid: int) -> Iterator[list[float]]:
    """GB of a process and all it has started, each page counted once, looked at now and then."""
    most, over = [0.0], Event()

    def watch() -> None:
        while not over.wait(SECONDS_BETWEEN_LOOKS):
            most.append(sum(map(share_mb, (pid, *offspring(pid)))) / MB_A_GB)

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield most
    finally:
        over.set()
        thread.join()


def _folder() -> Path:
    for name in ("pyarrow", "pandas"):
        if find_spec(name) is None:
            raise NotHere(f"no {name}: install the extra `national`")
    from bench.made_up_prescribers import prescribers

    return prescribers()


def _beside_duckdb() -> float:
    """Seconds of the whole run, all measures and summaries, over DuckDB's for three measures."""
    if find_spec("duckdb") is None:
        raise NotHere("no DuckDB to compare with")
    from riktig.measures.load import measure_named

    limits = [
        str(measure_named(name).numerator.at_least)
        for name in ("z_hypnotic_heavy", "opioid_with_sedative")
    ]
    ours = _run(EVERY)
    script = [sys.executable, "-m", "bench.by_duckdb"]
    took, printed = seconds([*script, _folder() / EVERY, *limits, str(CORES)])
    for line in printed.decode().splitlines():
        name, number = line.split()
        if ours.numerators[name] != int(number):
            raise RuntimeError(f"{name}: {ours.numerators[name]} and by DuckDB {number}")
    return ours.seconds / took


def _growth() -> float:
    """Seconds a row of all the prescribers, over those of a fifth of them."""
    fewer, every = _run(FEWER), _run(EVERY)
    return (every.seconds / every.rows) / (fewer.seconds / fewer.rows)


_WHAT: Final = "5500 prescribers, 24 months, 8 million rows"
MEASURES = [
    Measure(f"national: {_WHAT}", 180, "s", lambda: _run(EVERY).seconds, runs=1),
    Measure(
        "national: memory of all its processes", 8, "GB", lambda: _run(EVERY).gigabytes, runs=1
    ),
    Measure("national: over three measures in DuckDB", 10, "times", _beside_duckdb, runs=1),
    Measure("national: time a row, all over a fifth", 1, "times", _growth, runs=1),
]
