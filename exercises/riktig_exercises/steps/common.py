"""What every step of the command has in common."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from riktig.text import explain, text
from riktig_exercises.course import Course

if TYPE_CHECKING:
    from riktig_exercises.grade import Graded
    from riktig_exercises.submit import Stored


def say(key: str, /, **values: object) -> str:
    """A text of the command."""
    return text(f"exercises.command.{key}", **values)


def ask_assignments(step: argparse.ArgumentParser) -> None:
    """Lets a step be given some assignments; all are meant where none is named."""
    step.add_argument("assignments", nargs="*", metavar="OPPGAVE", help=say("assignment"))


def asked(options: argparse.Namespace) -> Sequence[str]:
    """The assignments a step is for. `Refused` for one that there is not."""
    from riktig_exercises.course_rules import rules
    from riktig_exercises.master import assignments, load_master

    for name in options.assignments:
        load_master(name)
    return options.assignments or rules().in_order(assignments())


def released(course: Course, options: argparse.Namespace) -> Sequence[str]:
    """The assignments a step is for; those that are released, where none is named."""
    every = asked(options)
    if options.assignments:
        return every
    return [name for name in every if course.release(name).is_file()] or every


def report(stored: Stored | Graded, assignment: str) -> int:
    """Says whose answers could not be used; how many."""
    for participant, problem in stored.refused.items():
        about = {"assignment": assignment, "participant": participant}
        print(say("not_used", **about, message=explain(problem)), file=sys.stderr)
    return len(stored.refused)


def shown(path: Path) -> str:
    """A file's name without what could steer a terminal."""
    return "".join(mark if mark.isprintable() else "?" for mark in path.name)
