"""`export`: scores as tables, and as one workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from riktig.text import text
from riktig_exercises.course import Course
from riktig_exercises.steps.common import ask_assignments, released, report, say


def arguments(step: argparse.ArgumentParser) -> None:
    """The assignments, and where the tables go."""
    ask_assignments(step)
    step.add_argument("--out", type=Path, metavar="MAPPE", help=say("out"))


def run(course: Course, options: argparse.Namespace) -> int:
    """1 when a stored answer could not be used."""
    from riktig_exercises.export import export, export_workbook
    from riktig_exercises.standing import HandedIn, handed_in
    from riktig_exercises.submit import submitted

    refused = 0
    folder: Path = options.out or course.root / "export"
    stand: dict[str, tuple[HandedIn, ...]] = {}
    for assignment in released(course, options):
        stored = submitted(course, assignment)
        refused += report(stored, assignment)
        stand[assignment] = handed_in(course, stored.answers)
        out = folder / f"{assignment}.csv"
        print(say("exported", count=export(assignment, stand[assignment], out), file=out))
    workbook = folder / text("exercise_papers.export.file")
    export_workbook(stand, workbook)
    print(text("exercise_papers.export.written", file=workbook))
    return 1 if refused else 0
