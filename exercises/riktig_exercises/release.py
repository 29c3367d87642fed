"""Runs nbgrader's own `generate_assignment`: solutions and hidden checks are taken out."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

from riktig.problem import Refused
from riktig_exercises.build import build
from riktig_exercises.course import Course, configure, programs_on_path, quiet


def release(course: Course, assignment: str) -> Path:
    """The released notebook. `Refused("release_failed")` with nbgrader's log on stderr."""
    build(course, assignment)
    from nbgrader.apps import NbGraderAPI
    from traitlets.config import Config

    config = Config()
    configure(config, course)
    # nbgrader 0.9.6 makes database objects before it attaches them, and SQLAlchemy 2 remarks on it.
    with programs_on_path(), quiet("traitlets"), warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"nbgrader\..*")
        outcome = NbGraderAPI(config=config).generate_assignment(assignment)
    if not outcome["success"]:
        print(outcome.get("log", ""), outcome.get("error", ""), sep="\n", file=sys.stderr)
        raise Refused("release_failed", assignment=assignment)
    return course.release(assignment)
