"""`riktig exercises grade` of a whole course as a process, and beside nbgrader's own autograde."""

from __future__ import annotations

import shutil
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from riktig_exercises.course import Course
from riktig_exercises.master import assignments

from bench.made_up_answers import graded_in, handed_in
from bench.measure import Measure
from bench.process import RIKTIG, seconds

PARTICIPANTS: Final = 50
# nbgrader's own runs a kernel for each notebook: as few as tell its pace, of every assignment.
COMPARED: Final = 2


@cache
def _first() -> float:
    """Everything handed in by all, graded for the first time."""
    return _graded(handed_in(PARTICIPANTS))


def _graded(course: Course) -> float:
    with TemporaryDirectory() as folder:
        took, _ = seconds([RIKTIG, "exercises", "grade", "--root", _copy(course, folder).root])
    return took


def _again() -> float:
    """The same once more, when there is nothing new."""
    with TemporaryDirectory() as folder:
        course = _copy(handed_in(PARTICIPANTS), folder)
        command = [RIKTIG, "exercises", "grade", "--root", course.root]
        seconds(command)
        if graded_in(course) != PARTICIPANTS * len(assignments()):
            raise RuntimeError(f"{graded_in(course)} were graded")
        took, _ = seconds(command)
    return took


def _beside_autograde() -> float:
    """Our seconds an answer over those of nbgrader's autograde of the same answers."""
    few = handed_in(COMPARED)
    ours = _first() / (PARTICIPANTS * len(assignments()))
    return ours / (_autograded(few) / (COMPARED * len(assignments())))


# What `nbgrader autograde` does, for every assignment in one process.
_AUTOGRADE: Final = """
import sys, warnings
from pathlib import Path
from nbgrader.apps import NbGraderAPI
from riktig_exercises.course import Course, configure, programs_on_path
from traitlets.config import Config
warnings.simplefilter("ignore")
config, course = Config(), Course(Path(sys.argv[1]))
configure(config, course)
with programs_on_path():
    api = NbGraderAPI(config=config)
    for assignment in sys.argv[2:]:
        for one in sorted((course.root / "submitted").glob(f"*/{assignment}")):
            done = api.autograde(assignment, one.parent.name)
            if not done["success"]:
                sys.exit(done.get("log") or done.get("error"))
"""


def _autograded(course: Course) -> float:
    """Only ever of answers made up here: it runs what it is given."""
    with TemporaryDirectory() as folder:
        copied = _copy(course, folder)
        took, _ = seconds([sys.executable, "-c", _AUTOGRADE, str(copied.root), *assignments()])
        if graded_in(copied) != COMPARED * len(assignments()):
            raise RuntimeError(f"autograde left some out: {graded_in(copied)}")
    return took


def _copy(course: Course, folder: str) -> Course:
    root = Path(folder) / "course"
    shutil.copytree(course.root, root)
    return Course(root)


MEASURES = [
    Measure(
        f"exercises: grade {PARTICIPANTS} participants, {len(assignments())} assignments, 2 cores",
        20,
        "s",
        _first,
        runs=1,
    ),
    Measure("exercises: grade them again when nothing is new", 5, "s", _again, runs=1),
    Measure(
        "exercises: seconds over those of nbgrader's autograde", 1 / 10, "", _beside_autograde, 1
    ),
]
