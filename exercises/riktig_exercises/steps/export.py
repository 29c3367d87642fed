"""`export`: scores as tables."""

from __future__ import annotations

import argparse
from pathlib import Path

from riktig_exercises.course import Course
from riktig_exercises.steps.common import ask_assignments, asked, report, say


def arguments(step: argparse.ArgumentParser) -> None:
    """The assignments, and where the tables go."""
    ask_assignments(step)
    step.add_argument("--out", type=Path, metavar="MAPPE", help=say("out"))


def run(course: Course, options: argparse.Namespace) -> int:
    """1 when a stored answer could not be used."""
    from riktig_exercises.export import export
    from riktig_exercises.submit import submitted

    refused = 0
    for assignment in asked(options):
        stored = submitted(course, assignment)
        refused += report(stored, assignment)
        out = (options.out or course.root / "export") / f"{assignment}.csv"
        print(say("exported", count=export(course, assignment, stored, out), file=out))
    return 1 if refused else 0
