"""Exercises: one text master an assignment, answered as data, graded by our own code.

`show_exercise("chronic_pain_omeq")` is what a chapter calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riktig_exercises.form import Shown

__all__ = ["show_exercise"]


def show_exercise(assignment: str) -> Shown:
    """The answer form of an assignment, for a chapter's cell. `Refused` if there is none."""
    from riktig_exercises.form import show_exercise as show

    return show(assignment)
