"""`release`: the notebooks participants may see."""

from __future__ import annotations

import argparse

from riktig_exercises.course import Course
from riktig_exercises.steps.common import ask_assignments, asked, say

arguments = ask_assignments


def run(course: Course, options: argparse.Namespace) -> int:
    """Builds each and lets nbgrader release it."""
    from riktig_exercises.release import release

    for assignment in asked(options):
        notebook = release(course, assignment)
        print(say("released", assignment=assignment, folder=notebook.parent))
    return 0
