"""`build`: nbgrader's source notebooks from the masters."""

from __future__ import annotations

import argparse

from riktig.text import decimal_text
from riktig_exercises.course import Course
from riktig_exercises.steps.common import ask_assignments, asked, say

arguments = ask_assignments


def run(course: Course, options: argparse.Namespace) -> int:
    """Builds, and says how much each assignment asks."""
    from riktig_exercises.build import build

    for assignment in asked(options):
        master = build(course, assignment)
        points = decimal_text(master.points)
        count = len(master.questions)
        print(say("built", assignment=assignment, questions=count, points=points))
    return 0
