"""The gradebook's part of grading: one transaction holds all of one submission.

Its id is the submission's id, so grading again changes nothing and a new answer starts anew.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from riktig.exercise.judge import Verdict
from riktig.problem import Refused
from riktig_exercises.answers import Answers
from riktig_exercises.build import question_of

if TYPE_CHECKING:
    from nbgrader.api import Assignment, Grade, Gradebook, SubmittedAssignment, SubmittedNotebook


def write_scores(
    book: Gradebook, answers: Answers, verdicts: Mapping[str, Verdict], when: str
) -> None:
    """Scores and comments of one submission, in one transaction; `when` it came, in UTC.

    A score or comment a person has set in formgrader stays, unless the
    participant has handed in anew. `Refused` if the assignment is not there.
    """
    session = book.db
    try:
        if book.engine.dialect.name == "sqlite":
            # Take the writer's lock first: two graders then wait instead of failing.
            session.connection().exec_driver_sql("BEGIN IMMEDIATE")
        notebook = _submitted_notebook(session, answers, when)
        comments = {question_of(one.cell.name): one for one in notebook.comments}
        for one in notebook.grades:
            question = question_of(one.cell.name)
            if question in verdicts:
                _set_score(one, verdicts[question])
                _set_comment(comments[question], verdicts[question])
        session.commit()
    except BaseException:
        session.rollback()
        raise


def held_in(book: Gradebook, assignments: Sequence[str]) -> frozenset[str]:
    """The submissions that the gradebook holds. `Refused` for an assignment it does not know."""
    from nbgrader.api import SubmittedAssignment

    known = {_assignment(book.db, name).id for name in assignments}
    rows = book.db.query(SubmittedAssignment.id, SubmittedAssignment.assignment_id).all()
    return frozenset(identity for identity, assignment in rows if assignment in known)


def waiting_in(book: Gradebook, assignment: str) -> int:
    """How many submissions of an assignment have an answer that waits for a person."""
    from nbgrader.api import SubmittedAssignment

    asked = book.db.query(SubmittedAssignment.needs_manual_grade)
    found = asked.filter_by(assignment_id=_assignment(book.db, assignment).id).all()
    return sum(bool(waits) for (waits,) in found)


def _set_score(grade: Grade, verdict: Verdict) -> None:
    """What a person reads has no score of ours, and waits until that person has given one."""
    grade.auto_score = None if verdict.by_person else verdict.points
    grade.needs_manual_grade = verdict.by_person and grade.manual_score is None


def _set_comment(comment: Any, verdict: Verdict) -> None:
    comment.auto_comment = None if verdict.by_person else verdict.comment


def _assignment(session: Any, name: str) -> Assignment:
    from nbgrader.api import Assignment

    found = session.query(Assignment).filter_by(name=name).one_or_none()
    if found is None or not found.notebooks:
        raise Refused("not_in_gradebook")
    return found


def _submitted_notebook(session: Any, answers: Answers, when: str) -> SubmittedNotebook:
    from nbgrader.api import Student, SubmittedAssignment
    from nbgrader.utils import parse_utc

    assignment = _assignment(session, answers.assignment)
    if session.get(Student, answers.participant) is None:
        session.add(Student(id=answers.participant))
        session.flush()
    held = {"assignment_id": assignment.id, "student_id": answers.participant}
    found = session.query(SubmittedAssignment).filter_by(**held).one_or_none()
    if found is not None and found.id != answers.submission_id:
        _remove(session, found)
        found = None
    if found is None:
        found = SubmittedAssignment(id=answers.submission_id, **held)
        session.add(found)
    found.timestamp = parse_utc(when)
    _complete(session, assignment, found)
    return next(n for n in found.notebooks if n.name == answers.assignment)


def _complete(session: Any, assignment: Assignment, made: SubmittedAssignment) -> None:
    """An empty grade and comment for each cell that has none, as nbgrader makes them.

    A submission lacks some when the assignment was released again with more questions.
    """
    from nbgrader.api import Comment, Grade, SubmittedNotebook

    held = {one.notebook_id: one for one in made.notebooks}
    for notebook in assignment.notebooks:
        one = held.get(notebook.id) or SubmittedNotebook(notebook_id=notebook.id, assignment=made)
        session.add(one)
        for row, cells in ((Grade, notebook.grade_cells), (Comment, notebook.solution_cells)):
            has = {r.cell_id for r in (one.grades if row is Grade else one.comments)}
            missing = [cell for cell in cells if cell.id not in has]
            session.add_all(row(cell_id=cell.id, notebook=one) for cell in missing)
    session.flush()
    session.expire_all()


def _remove(session: Any, earlier: SubmittedAssignment) -> None:
    for notebook in earlier.notebooks:
        for row in (*notebook.grades, *notebook.comments):
            session.delete(row)
        session.delete(notebook)
    session.delete(earlier)
    session.flush()


@contextmanager
def expected_warnings() -> Iterator[None]:
    """Keeps a known remark off the terminal."""
    # nbgrader 0.9.6 lets relationships overlap; SQLAlchemy 2 remarks on it at first use.
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"nbgrader\..*")
        yield
