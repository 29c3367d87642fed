"""`key`: the facilitator's key, one page an assignment."""

from __future__ import annotations

import argparse
from pathlib import Path

from riktig.text import text
from riktig_exercises.course import Course
from riktig_exercises.steps.common import ask_assignments, asked, report


def arguments(step: argparse.ArgumentParser) -> None:
    """The assignments, and where the pages go."""
    ask_assignments(step)
    step.add_argument("--out", type=Path, metavar="MAPPE", help=_say("out_help"))


def run(course: Course, options: argparse.Namespace) -> int:
    """1 when a stored answer could not be used: its participant is not listed."""
    from riktig_exercises.facilitator_key import key_html
    from riktig_exercises.submit import submitted
    from riktig_exercises.whole_file import write_whole

    refused = 0
    folder: Path = options.out or course.root / "key"
    for assignment in asked(options):
        stored = submitted(course, assignment)
        refused += report(stored, assignment)
        file = folder / _say("file", assignment=assignment)
        write_whole(file, key_html(assignment, stored.answers))
        print(_say("written", assignment=assignment, file=file))
    return 1 if refused else 0


def _say(key: str, **values: object) -> str:
    return text(f"exercise_papers.key.{key}", **values)
