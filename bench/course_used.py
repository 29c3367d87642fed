"""A course of any size behind the real server, used by all its participants once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from riktig_hub.registry.store import registry_in

from bench.course_load import Load, Way, load
from bench.made_up_course import made_up_course, this_moment, weeks_and_hand_ins
from bench.measure import NotHere
from bench.process import RIKTIG
from bench.processes import Spent, offspring, spent
from bench.served import SITE, serving

HANDED = "anxiety_cases"
BYTES_A_MB = 1e6


@dataclass(frozen=True)
class Used:
    """What they did, what the registry holds of it, and what the server spent.

    `weeks` have this week's number; `kept` are the ids of all that is handed in. `spent` is what
    the server took in the `seconds` of their visits.
    """

    load: Load
    weeks: int
    kept: list[str]
    start_seconds: float = 0
    spent: Spent = field(default_factory=Spent)
    seconds: float = 0
    disk_mb: float = 0

    @property
    def lost(self) -> int:
        """Visits that failed, and what was acknowledged and is not kept just once."""
        load, kept = self.load, set(self.kept)
        twice = len(self.kept) - len(kept)
        return (
            len(load.failed)
            + abs(self.weeks - load.counted)
            + twice
            + len(set(load.handed_in) ^ kept)
        )


def used(participants: int, at_once: int, pause: float = 1.0, registry: str = "") -> Used:
    """All visit. A grader is at work beside, as in a real course.

    `registry` is the URL of an empty database; SQLite in the course's folder without it.
    """
    if not (SITE / "index.html").is_file():
        raise NotHere("the book is not built: make book")
    with TemporaryDirectory() as place:
        folder = Path(place, "kurs")
        url = registry or registry_in(folder)
        visitors = made_up_course(url, participants, this_moment())
        command: list[str | Path] = [RIKTIG, "serve", "--no-open", "--port", "0", "--registry", url]
        others = offspring(os.getpid(), deep=False)
        with serving([*command, "--site", SITE, "--course", folder]) as (seconds, address):
            (server,) = set(offspring(os.getpid(), deep=False)) - set(others)
            before, started = spent(server), perf_counter()
            found = load(address.partition("/?")[0], visitors, Way(at_once, HANDED, pause))
            took, cost = perf_counter() - started, spent(server).since(before)
        kept = weeks_and_hand_ins(url)
        return Used(found, *kept, seconds, cost, took, _megabytes(folder))


def _megabytes(folder: Path) -> float:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / BYTES_A_MB
