"""`grade`: holds what is handed in against the keys."""

from __future__ import annotations

import argparse

from riktig_exercises.course import Course
from riktig_exercises.steps.common import ask_assignments, asked, report, say

arguments = ask_assignments


def run(course: Course, options: argparse.Namespace) -> int:
    """1 when a stored answer could not be used."""
    from riktig_exercises.grade import grade

    refused = 0
    for assignment in asked(options):
        stored = grade(course, assignment)
        refused += report(stored, assignment)
        print(say("graded", assignment=assignment, graded=len(stored.answers)))
    return 1 if refused else 0
