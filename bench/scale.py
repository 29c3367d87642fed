"""What a course of a size costs a server: `python -m bench.scale 12 500 --at-once 50`.

A line for each size. Milliseconds of a core are the server's own processor time over its answers:
a busy machine changes them little. The percentiles are what somebody waited: it changes them much.
`--postgres` starts a cluster as the tests do, so `tests` must be on Python's path.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from bench.course_used import Used, used
from bench.measure import percentile

SHOWN = 3  # kinds of failure
HEADS = (
    "participants", "at once", "answers/s", "page p50 ms", "page p95 ms", "post p95 ms",
    "core ms an answer", "cores", "server MB", "course MB", "lost", "load before",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """0 when nothing was lost, else 1."""
    parser = argparse.ArgumentParser("bench.scale", description=__doc__)
    parser.add_argument("participants", nargs="+", type=int)
    parser.add_argument("--at-once", nargs="+", type=int, default=[50])
    parser.add_argument("--pause", type=float, default=1.0, help="share of a reader's pause")
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args(arguments)
    print(" | ".join(HEADS))
    lost = 0
    for participants in asked.participants:
        for at_once in asked.at_once:
            busy = os.getloadavg()[0]
            with _registry(asked.postgres) as url:
                found = used(participants, at_once, asked.pause, url)
            print(" | ".join(_row(participants, at_once, found, busy)), flush=True)
            for failure, count in Counter(found.load.failed).most_common(SHOWN):
                print(f"{count} of {failure}", file=sys.stderr)
            lost += found.lost
    return 1 if lost else 0


@contextmanager
def _registry(postgres: bool) -> Iterator[str]:
    if not postgres:
        yield ""
        return
    from postgres_cluster import postgres_cluster

    with postgres_cluster(durable=True) as url:
        yield url


def _row(participants: int, at_once: int, found: Used, busy: float) -> tuple[str, ...]:
    pages = tuple(1000 * one for one in found.load.page_seconds)
    posts = tuple(1000 * one for one in found.load.post_seconds)
    answers = len(pages) + len(posts)
    spent = found.spent.own_seconds
    waited = (percentile(pages, 50), percentile(pages, 95), percentile(posts, 95))
    return (
        str(participants),
        str(at_once),
        f"{answers / found.seconds:.3g}",
        *(f"{one:.0f}" for one in waited),
        f"{1000 * spent / answers:.2f}",
        f"{spent / found.seconds:.2f}",
        f"{found.spent.most_mb:.0f}",
        f"{found.disk_mb:.1f}",
        str(found.lost),
        f"{busy:.1f}",
    )


if __name__ == "__main__":
    sys.exit(main())
