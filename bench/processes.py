"""The processes of a server and what they hold, from the system's own list (Linux)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bench.measure import NotHere

KB_A_MB = 1024


def offspring(pid: int, *, deep: bool = True) -> list[int]:
    """The processes that a process started, and theirs if `deep`."""
    parents = _parents()
    found, new = [], [pid]
    while new:
        new = [child for child, parent in parents.items() if parent in new]
        found += new
        if not deep:
            break
    return found


def _parents() -> dict[int, int]:
    if not Path("/proc/self/stat").exists():
        raise NotHere("no list of processes on this system")
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if state[0] != "Z":
            parents[int(folder.name)] = int(state[1])
    return parents


def resident_mb(pid: int) -> float:
    """What the process has in memory, shared pages counted in full."""
    return _rollup(pid)["Rss"]


def share_mb(pid: int) -> float:
    """What the process costs the machine: its own pages, and its share of the shared ones."""
    return _rollup(pid)["Pss"]


def _rollup(pid: int) -> dict[str, float]:
    """In MB; nothing at all for a process that has just ended."""
    try:
        return _read(pid)
    except (FileNotFoundError, ProcessLookupError):
        return {"Rss": 0.0, "Pss": 0.0}


def _read(pid: int) -> dict[str, float]:
    rows = [row.split() for row in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()]
    return {row[0].rstrip(":"): int(row[1]) / KB_A_MB for row in rows if row[-1] == "kB"}


@dataclass(frozen=True)
class Spent:
    """Seconds of a core by a process, and by those that it started and that have ended; MB."""

    own_seconds: float = 0
    children_seconds: float = 0
    most_mb: float = 0

    def since(self, before: Spent) -> Spent:
        """What of it came after; the memory is the most there ever was."""
        own = self.own_seconds - before.own_seconds
        return Spent(own, self.children_seconds - before.children_seconds, self.most_mb)


def spent(pid: int) -> Spent:
    """What a process has spent until now, and the most it has had in memory."""
    times = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]
    user, system, waited_user, waited_system = (
        int(one) / os.sysconf("SC_CLK_TCK") for one in times
    )
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    (peak,) = (int(row.split()[1]) for row in status if row.startswith("VmHWM"))
    return Spent(user + system, waited_user + waited_system, peak / KB_A_MB)
