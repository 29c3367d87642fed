"""What a person gives for a text, set in the gradebook as formgrader does: points, a comment."""

from __future__ import annotations

from riktig_exercises.build import question_of
from riktig_exercises.course import Course, gradebook


def give_points(
    course: Course, submission_id: str, question: str, points: float, comment: str
) -> bool:
    """False where the gradebook holds another answer by now, and nothing was given."""
    from nbgrader.api import SubmittedAssignment

    with gradebook(course) as book:
        found = book.db.get(SubmittedAssignment, submission_id)
        notebooks = found.notebooks if found is not None else ()
        grades = [one for each in notebooks for one in each.grades]
        given = next((one for one in grades if question_of(one.cell.name) == question), None)
        if given is None:
            return False
        given.manual_score, given.needs_manual_grade = points, False
        for one in (one for each in notebooks for one in each.comments):
            if question_of(one.cell.name) == question:
                one.manual_comment = comment or None
        book.db.commit()
    return True
