"""`grade`: holds what is handed in against the keys."""

from __future__ import annotations

import argparse

from riktig_exercises.course import Course
from riktig_exercises.steps.common import ask_assignments, released, report, say

arguments = ask_assignments


def run(course: Course, options: argparse.Namespace) -> int:
    """1 when a stored answer could not be used."""
    from riktig_exercises.grade import grade_all

    refused = 0
    for assignment, graded in grade_all(course, released(course, options)).items():
        refused += report(graded, assignment)
        print(say("graded", assignment=assignment, graded=len(graded.answers)))
        if graded.waiting:
            print(say("waiting", assignment=assignment, waiting=graded.waiting))
    return 1 if refused else 0
