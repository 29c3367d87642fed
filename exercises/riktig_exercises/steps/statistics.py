"""`statistics`: how each question went, for whoever is to make the assignments better."""

from __future__ import annotations

import argparse
from pathlib import Path

from riktig.text import text
from riktig_exercises.course import Course
from riktig_exercises.steps.common import ask_assignments, asked, report


def arguments(step: argparse.ArgumentParser) -> None:
    """The assignments, and where the table and the page go."""
    ask_assignments(step)
    step.add_argument("--out", type=Path, metavar="MAPPE", help=_say("out_help"))


def run(course: Course, options: argparse.Namespace) -> int:
    """1 when a stored answer could not be used."""
    from riktig_exercises.earlier_attempts import earlier_attempts
    from riktig_exercises.item_statistics import statistics_of
    from riktig_exercises.standing import handed_in
    from riktig_exercises.statistics_page import statistics_csv, statistics_html
    from riktig_exercises.submit import submitted
    from riktig_exercises.whole_file import write_whole

    refused, found = 0, []
    for assignment in asked(options):
        stored = submitted(course, assignment)
        refused += report(stored, assignment)
        stand = handed_in(course, stored.answers)
        earlier = earlier_attempts(course, stored.answers)
        found.append(statistics_of(assignment, (*stand, *earlier)))
    folder: Path = options.out or course.root / "statistics"
    # utf-8-sig: Excel otherwise reads the file as Windows-1252.
    table, page = (folder / f"{_say('file')}.{ending}" for ending in ("csv", "html"))
    write_whole(table, statistics_csv(found).encode("utf-8-sig"))
    write_whole(page, statistics_html(found, every_attempt=True))
    count = sum(len(one.items) for one in found)
    for file in (table, page):
        print(_say("written", count=count, file=file))
    return 1 if refused else 0


def _say(key: str, **values: object) -> str:
    return text(f"exercise_papers.statistics.{key}", **values)
