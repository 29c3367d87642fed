"""A course with a registry: started, and used by many at once."""

from __future__ import annotations

from functools import cache
from typing import Final

from bench.course_used import Used, used
from bench.measure import Measure

PARTICIPANTS: Final = 500
AT_ONCE: Final = 50


@cache
def _used() -> Used:
    return used(PARTICIPANTS, AT_ONCE)


def _pages() -> list[float]:
    return [1000 * seconds for seconds in _used().load.page_seconds]


def _lost() -> float:
    return float(_used().lost)


def _start() -> float:
    return _used().start_seconds


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
