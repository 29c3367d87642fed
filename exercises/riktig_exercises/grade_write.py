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
    from nbgrader.api import Gradebook


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
        _write(session, answers, verdicts, when)
        session.commit()
    except BaseException:
        session.rollback()
        raise


def held_in(book: Gradebook, assignments: Sequence[str]) -> frozenset[str]:
    """The submissions that the gradebook holds. `Refused` for an assignment it does not know."""
    from nbgrader.api import SubmittedAssignment

    known = {_places(book.db, name)[0] for name in assignments}
    rows = book.db.query(SubmittedAssignment.id, SubmittedAssignment.assignment_id).all()
    return frozenset(identity for identity, assignment in rows if assignment in known)


def waiting_in(book: Gradebook, assignment: str) -> int:
    """How many submissions of an assignment have an answer that waits for a person."""
    from nbgrader.api import SubmittedAssignment

    asked = book.db.query(SubmittedAssignment.needs_manual_grade)
    found = asked.filter_by(assignment_id=_places(book.db, assignment)[0]).all()
    return sum(bool(waits) for (waits,) in found)


def _write(session: Any, answers: Answers, verdicts: Mapping[str, Verdict], when: str) -> None:
    from nbgrader.api import Comment, Grade, GradeCell, SolutionCell

    assignment, notebook = _places(session, answers.assignment)
    submitted = _submitted(session, answers, assignment, notebook, when)
    for question, grade in _rows(session, Grade, GradeCell, notebook, submitted).items():
        if question in verdicts:
            _set_score(grade, verdicts[question])
    for question, comment in _rows(session, Comment, SolutionCell, notebook, submitted).items():
        if question in verdicts:
            verdict = verdicts[question]
            comment.auto_comment = None if verdict.by_person else verdict.comment


def _set_score(grade: Any, verdict: Verdict) -> None:
    """What a person reads has no score of ours, and waits until that person has given one."""
    grade.auto_score = None if verdict.by_person else verdict.points
    grade.needs_manual_grade = verdict.by_person and grade.manual_score is None


def _places(session: Any, assignment: str) -> tuple[str, str]:
    """The ids of an assignment and its notebook. `Refused` if they are not there."""
    from nbgrader.api import Assignment, Notebook

    found = (
        session.query(Assignment.id, Notebook.id)
        .join(Notebook, Notebook.assignment_id == Assignment.id)
        .filter(Assignment.name == assignment, Notebook.name == assignment)
        .one_or_none()
    )
    if found is None:
        raise Refused("not_in_gradebook")
    return found[0], found[1]


def _submitted(session: Any, answers: Answers, assignment: str, notebook: str, when: str) -> str:
    """The id of the submitted notebook; made anew unless it is of this very submission."""
    from nbgrader.api import Student, SubmittedAssignment, SubmittedNotebook
    from nbgrader.utils import parse_utc

    student = answers.participant
    if not session.query(Student.id).filter_by(id=student).scalar():
        session.add(Student(id=student))
        session.flush()
    one = session.query(SubmittedAssignment.id).filter_by(
        assignment_id=assignment, student_id=student
    )
    if one.scalar() not in (None, answers.submission_id):
        _remove(session, one.scalar())
    if one.scalar() is None:
        held = {"assignment_id": assignment, "student_id": student}
        session.add(SubmittedAssignment(id=answers.submission_id, **held))
        session.flush()
    this = session.query(SubmittedAssignment).filter_by(id=answers.submission_id)
    this.update({"timestamp": parse_utc(when)}, synchronize_session=False)
    parts = {"assignment_id": answers.submission_id, "notebook_id": notebook}
    inside = session.query(SubmittedNotebook.id).filter_by(**parts)
    if inside.scalar() is None:
        session.add(SubmittedNotebook(**parts))
        session.flush()
    return str(inside.scalar())


def _rows(session: Any, kind: Any, of: Any, notebook: str, submitted: str) -> dict[str, Any]:
    """A submitted notebook's grades or comments by question; an empty one where there was none."""
    cells = session.query(of.id, of.name).filter_by(notebook_id=notebook).all()
    found = {row.cell_id: row for row in session.query(kind).filter_by(notebook_id=submitted)}
    for cell, _ in cells:
        if cell not in found:
            found[cell] = kind(cell_id=cell, notebook_id=submitted)
            session.add(found[cell])
    return {question_of(name): found[cell] for cell, name in cells}


def _remove(session: Any, earlier: str) -> None:
    """Takes an earlier submission out with all that belongs to it."""
    from nbgrader.api import Comment, Grade, SubmittedAssignment, SubmittedNotebook

    inside = session.query(SubmittedNotebook).filter_by(assignment_id=earlier)
    notebooks = [one.id for one in inside]
    submission = session.query(SubmittedAssignment).filter_by(id=earlier)
    rows = [session.query(k).filter(k.notebook_id.in_(notebooks)) for k in (Grade, Comment)]
    for those in (*rows, inside, submission):
        those.delete(synchronize_session=False)


@contextmanager
def expected_warnings() -> Iterator[None]:
    """Keeps a known remark off the terminal."""
    # nbgrader 0.9.6 lets relationships overlap; SQLAlchemy 2 remarks on it at first use.
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"nbgrader\..*")
        yield
