"""Takes what somebody has handed in out of the course's exercise folder and its gradebook."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from riktig_exercises.answers import checked_participant
from riktig_exercises.course import gradebook
from riktig_exercises.submit_place import REPLACED, alone

from riktig.problem import Refused
from riktig_hub.handing_in.places import exercise_folder

STEPS: Final = ("submitted", REPLACED, "autograded", "feedback")


def remove_work(folder: Path, course_id: str, code: str) -> None:
    """Everything under a participant's code. For when a person's data are deleted.

    `folder` is the server's. Nothing is said of a code that has handed nothing in.
    """
    place = exercise_folder(folder, course_id)
    name = checked_participant(code)
    if not place.root.is_dir():
        return
    with alone(place):
        for step in STEPS:
            shutil.rmtree(place.root / step / name, ignore_errors=True)
        try:
            with gradebook(place) as book:
                _remove(book, name)
        except Refused:  # no gradebook yet
            return


def _remove(book, name: str) -> None:  # type: ignore[no-untyped-def]
    from nbgrader.api import MissingEntry

    try:
        book.remove_student(name)
    except MissingEntry:  # never graded
        return
