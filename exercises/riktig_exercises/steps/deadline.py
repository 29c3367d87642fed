"""`deadline`: until when answers are in time, and the right ones are kept back."""

from __future__ import annotations

import argparse

from riktig_exercises.course import Course
from riktig_exercises.steps.common import ask_assignments, released, say


def arguments(step: argparse.ArgumentParser) -> None:
    """The moment, and which assignments it is for."""
    step.add_argument("when", nargs="?", metavar="TID", help=say("when"))
    ask_assignments(step)


def run(course: Course, options: argparse.Namespace) -> int:
    """Sets it, or says what it is where none is given."""
    from riktig_exercises.course import gradebook
    from riktig_exercises.deadline import deadline_of, read_moment, set_deadline, written

    assignments = released(course, options)
    if options.when is not None:
        none = options.when == say("no_deadline")
        set_deadline(course, assignments, None if none else read_moment(options.when))
    with gradebook(course) as book:
        for assignment in assignments:
            due = deadline_of(book, assignment)
            key, when = ("due", written(due)) if due else ("not_due", "")
            print(say(key, assignment=assignment, when=when))
    return 0
