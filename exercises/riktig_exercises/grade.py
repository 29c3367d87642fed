"""Grades answers by our own code and writes them in nbgrader's gradebook.

No notebook is run. One transaction holds all of one submission; its id is the
submission's id, so grading again changes nothing and a new answer starts anew.
"""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat.v4 import new_output

from riktig.problem import Refused
from riktig.text import decimal_text, text
from riktig_exercises.answers import Answers
from riktig_exercises.build import answer_cell
from riktig_exercises.course import Course, gradebook
from riktig_exercises.judge import Verdict, judge
from riktig_exercises.key import keys_for
from riktig_exercises.submit import Stored, submitted, timestamp

if TYPE_CHECKING:
    from nbgrader.api import Gradebook, SubmittedAssignment, SubmittedNotebook


def grade(course: Course, assignment: str) -> Stored:
    """Grades all that is handed in for an assignment: what was graded, and what was not."""
    stored = submitted(course, assignment)
    with gradebook(course) as book, _expected_warnings():
        for one in stored.answers:
            verdicts = judge_all(one)
            _write_notebook(course, one, verdicts)
            write_scores(book, one, verdicts, timestamp(course, one))
    return stored


def judge_all(answers: Answers) -> dict[str, Verdict]:
    """The verdict on each question, answered or not."""
    keys = keys_for(answers.assignment, answers.participant, answers.attempt)
    return {q: judge(key, answers.answers.get(q, "")) for q, key in keys.items()}


def write_scores(
    book: Gradebook, answers: Answers, verdicts: Mapping[str, Verdict], when: str
) -> None:
    """Scores and comments of one submission, in one transaction.

    A score or comment a person has set in formgrader stays, unless the
    participant has handed in anew. `Refused` if the assignment is not there.
    """
    session = book.db
    try:
        if book.engine.dialect.name == "sqlite":
            # Take the writer's lock first: two graders then wait instead of failing.
            session.connection().exec_driver_sql("BEGIN IMMEDIATE")
        notebook = _submitted_notebook(session, answers, when)
        comments = {comment.cell.name: comment for comment in notebook.comments}
        for one in notebook.grades:
            verdict = verdicts[one.cell.name]
            one.auto_score = verdict.points
            one.needs_manual_grade = False
            comments[answer_cell(one.cell.name)].auto_comment = verdict.comment
        session.commit()
    except BaseException:
        session.rollback()
        raise


def _submitted_notebook(session: Any, answers: Answers, when: str) -> SubmittedNotebook:
    from nbgrader.api import Assignment, Student, SubmittedAssignment
    from nbgrader.utils import parse_utc

    assignment = session.query(Assignment).filter_by(name=answers.assignment).one_or_none()
    if assignment is None or not assignment.notebooks:
        raise Refused("not_in_gradebook")
    if session.get(Student, answers.participant) is None:
        session.add(Student(id=answers.participant))
        session.flush()
    held = {"assignment_id": assignment.id, "student_id": answers.participant}
    found = session.query(SubmittedAssignment).filter_by(**held).one_or_none()
    if found is not None and found.id != answers.submission_id:
        _remove(session, found)
        found = None
    if found is None:
        found = _add(session, assignment, SubmittedAssignment(id=answers.submission_id, **held))
    found.timestamp = parse_utc(when)
    return next(n for n in found.notebooks if n.name == answers.assignment)


def _add(session: Any, assignment: Any, made: SubmittedAssignment) -> SubmittedAssignment:
    """The submission with an empty grade and comment for each cell, as nbgrader makes it."""
    from nbgrader.api import Comment, Grade, SubmittedNotebook

    session.add(made)
    for notebook in assignment.notebooks:
        one = SubmittedNotebook(notebook_id=notebook.id, assignment=made)
        session.add(one)
        session.add_all(Grade(cell_id=cell.id, notebook=one) for cell in notebook.grade_cells)
        cells = notebook.solution_cells
        session.add_all(Comment(cell_id=cell.id, notebook=one) for cell in cells)
    session.flush()
    session.expire_all()
    return made


def _remove(session: Any, earlier: SubmittedAssignment) -> None:
    for notebook in earlier.notebooks:
        for row in (*notebook.grades, *notebook.comments):
            session.delete(row)
        session.delete(notebook)
    session.delete(earlier)
    session.flush()


def _write_notebook(course: Course, answers: Answers, verdicts: Mapping[str, Verdict]) -> None:
    """The graded notebook formgrader opens: answers as text, verdicts as output."""
    source = course.step("submitted", answers.participant, answers.assignment)
    target = course.step("autograded", answers.participant, answers.assignment)
    made = Path(tempfile.mkdtemp(prefix=".grading-", dir=course.root))
    try:
        shutil.copytree(source, made, dirs_exist_ok=True)
        file = made / f"{answers.assignment}.ipynb"
        notebook = nbformat.read(file, as_version=4)
        for cell in notebook.cells:
            verdict = verdicts.get(cell.metadata["nbgrader"]["grade_id"])
            if verdict:
                cell.outputs = [_output(verdict, cell.metadata["nbgrader"]["points"])]
        nbformat.write(notebook, file)
        made.chmod(0o755)
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _output(verdict: Verdict, most: float) -> Any:
    line = text(
        "exercises.notebook.verdict",
        points=decimal_text(verdict.points),
        most=decimal_text(most),
        comment=verdict.comment,
    )
    return new_output("stream", name="stdout", text=line)


@contextmanager
def _expected_warnings() -> Iterator[None]:
    # nbgrader 0.9.6 lets relationships overlap; SQLAlchemy 2 remarks on it at first use.
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"nbgrader\..*")
        yield
