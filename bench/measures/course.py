"""A course with a registry: started, and used by many at once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.course_load import Load, load
from bench.made_up_course import made_up_course, this_moment, weeks_and_hand_ins
from bench.measure import Measure, NotHere
from bench.process import RIKTIG
from bench.served import SITE, serving

PARTICIPANTS: Final = 500
AT_ONCE: Final = 50
HANDED: Final = "anxiety_cases"


@cache
def _used() -> tuple[Load, int, float]:
    """All have visited; what came of it, how many acknowledged things are not kept, the start."""
    return used(PARTICIPANTS, AT_ONCE)


def used(participants: int, at_once: int) -> tuple[Load, int, float]:
    """The same of any size. A grader is at work beside, as in a real course."""
    if not (SITE / "index.html").is_file():
        raise NotHere("the book is not built: make book")
    with TemporaryDirectory() as place:
        folder = Path(place, "kurs")
        visitors = made_up_course(folder, participants, this_moment())
        command: list[str | Path] = [RIKTIG, "serve", "--no-open", "--port", "0"]
        with serving([*command, "--site", SITE, "--course", folder]) as (seconds, address):
            origin = address.partition("/?")[0]
            cookie = f"riktig-person-{origin.rpartition(':')[2]}"
            found = load(origin, cookie, visitors, at_once, HANDED)
        weeks, kept = weeks_and_hand_ins(folder)
        lost = len(found.failed) + abs(weeks - found.counted)
        lost += abs(len(kept) - len(set(kept))) + len(set(found.handed_in) ^ set(kept))
    return found, lost, seconds


def _pages() -> list[float]:
    return [1000 * seconds for seconds in _used()[0].page_seconds]


def _lost() -> float:
    return float(_used()[1])


def _start() -> float:
    return _used()[2]


MEASURES = (
    Measure(
        f"course: a page, {PARTICIPANTS} participants, {AT_ONCE} at once, p95",
        200,
        "ms",
        _pages,
        runs=1,
        percentile=95,
    ),
    Measure("course: acknowledged and not kept, or failed", 0, "", _lost, runs=1),
    Measure("course: the server is ready with its registry", 5, "s", _start, runs=1),
)
