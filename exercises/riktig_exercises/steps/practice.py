"""`practice`: a participant's own made-up practice as a file, as the page makes it."""

from __future__ import annotations

import argparse
from pathlib import Path

from riktig.problem import Refused
from riktig.text import text
from riktig_exercises.course import Course


def arguments(step: argparse.ArgumentParser) -> None:
    """Whose, of which assignment and attempt, and where the file goes."""
    step.add_argument("assignment", metavar="OPPGAVE", help=_say("assignment"))
    step.add_argument("--participant", required=True, metavar="KODE", help=_say("participant"))
    step.add_argument("--attempt", type=int, default=1, metavar="N", help=_say("attempt"))
    step.add_argument("--out", type=Path, metavar="FIL", help=_say("out"))


def run(_course: Course, options: argparse.Namespace) -> int:
    """Writes the file and prints what the page tells of it. `Refused` without a practice."""
    from riktig.own_practice_doors import practice_door
    from riktig_exercises.master import load_master

    spec = load_master(options.assignment).case.practice
    if not spec:
        raise Refused("no_own_practice", assignment=options.assignment)
    who = {"participant": options.participant, "attempt": options.attempt}
    made = practice_door({**who, "assignment": options.assignment, "spec": spec}, ())
    file: Path = options.out or Path(made["file"])
    try:
        # Bytes: a line ends alike on every system.
        file.write_bytes(made["csv"].encode())
    except OSError:
        raise Refused("own_practice_cannot_write", file=file.name) from None
    for fact in made["facts"]:
        print(_say("fact", **fact))
    print(_say("written", file=file))
    return 0


def _say(key: str, **values: object) -> str:
    return text(f"own_practice.command.{key}", **values)
