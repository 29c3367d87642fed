"""Where an assignment stands in the book, and where a course's exercises lie on the disk."""

from __future__ import annotations

from pathlib import Path

from riktig_exercises.course import Course as Folder

EXERCISES = "oppgaver"


def exercise_folder(folder: Path, course_id: str) -> Folder:
    """The folder nbgrader works in for one course."""
    return Folder(folder / EXERCISES / course_id)


def address_in_book(assignment: str) -> str:
    """The page in the book where an assignment is answered."""
    return f"/book/oppgaver/{assignment.replace('_', '-')}.html"
