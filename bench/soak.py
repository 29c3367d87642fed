"""A course under load, and a server that is killed again and again: `make soak`.

The kills are those of the tests, so `tests` must be on Python's path; `make soak` puts it there.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bench.measure import Measure
from bench.measures import course
from bench.run import table

if TYPE_CHECKING:
    from hand_in_kills import Counted

KILLS: Final = 100
SOME: Final = 5  # kills between two lines of how far it has come
SEED: Final = random.SystemRandom().randrange(1_000_000)


@cache
def _killed() -> tuple[Counted, int]:
    """What the senders counted, and how many hand-ins of theirs are not there once."""
    from exercise_small_course import forget_small_course
    from hand_in_kills import SENDERS, killed_while_handing_in, wrong
    from handing_in_course import MASTERS, Handing
    from small_site import make_site

    before = os.environ.get("RIKTIG_MASTERS")
    os.environ["RIKTIG_MASTERS"] = str(MASTERS)
    with TemporaryDirectory() as place:
        handing = Handing.at(Path(place, "kurs"), participants=SENDERS * KILLS // 10)
        try:
            site = make_site(Path(place, "html"))
            counted = killed_while_handing_in(handing, site, KILLS, SEED, _told)
            return counted, wrong(handing, counted)
        finally:
            handing.registry.close()
            forget_small_course()
            del os.environ["RIKTIG_MASTERS"]
            if before is not None:
                os.environ["RIKTIG_MASTERS"] = before


def _told(counted: Counted) -> None:
    if counted.kills % SOME == 0 and sys.stderr.isatty():
        print(f"\r{counted.kills} of {KILLS} kills", end="\r", file=sys.stderr, flush=True)


def _wrong() -> float:
    counted, wrong_ones = _killed()
    if counted.kills < KILLS or len(counted.acknowledged) < KILLS:
        raise RuntimeError(f"only {len(counted.acknowledged)} hand-ins in {counted.kills} kills")
    return wrong_ones


MEASURES = (
    *course.MEASURES,
    Measure(f"soak: hand-ins not there once after {KILLS} kill -9", 0, "", _wrong, runs=1),
)


def main(arguments: list[str] | None = None) -> int:
    """0 when nothing is over its limit, else 1."""
    argparse.ArgumentParser("bench.soak", description=__doc__).parse_args(arguments)
    over = table(MEASURES)
    if _killed.cache_info().currsize:
        counted, _ = _killed()
        print(
            f"{counted.kills} kills, moments by seed {SEED}: {len(counted.sent)} hand-ins sent,"
            f" {len(counted.acknowledged)} acknowledged, {counted.unanswered} attempts unanswered"
        )
    return over


if __name__ == "__main__":
    sys.exit(main())
