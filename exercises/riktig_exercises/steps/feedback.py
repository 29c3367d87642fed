"""`feedback`: a page and a text for each participant."""

from __future__ import annotations

import argparse

from riktig_exercises.course import Course
from riktig_exercises.steps.common import ask_assignments, released, report, say

arguments = ask_assignments


def run(course: Course, options: argparse.Namespace) -> int:
    """1 when a stored answer could not be used."""
    from riktig_exercises.feedback import feedback
    from riktig_exercises.submit import submitted

    refused = 0
    for assignment in released(course, options):
        stored = submitted(course, assignment)
        refused += report(stored, assignment)
        written = feedback(course, stored)
        folder = course.root / "feedback"
        print(say("fed_back", assignment=assignment, count=len(written), folder=folder))
    return 1 if refused else 0
