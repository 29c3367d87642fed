"""Makes nbgrader's source notebook from a master."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from riktig.text import text
from riktig_exercises.course import CONFIGURATION, Course
from riktig_exercises.key import KeySheet, sheets_of
from riktig_exercises.master import Master, Prose, load_master
from riktig_exercises.question import Question

ANSWER = "-answer"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def build(course: Course, assignment: str) -> Master:
    """Writes the source notebook and nbgrader's configuration; the master it was made from."""
    master = load_master(assignment)
    target = course.source(assignment)
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(source_notebook(master), target)
    (course.root / "nbgrader_config.py").write_text(CONFIGURATION, "utf-8")
    return master


def source_notebook(master: Master, sheets: Mapping[str, KeySheet] | None = None) -> NotebookNode:
    """Title, prose and the cells of each question: what is asked, the answer, the check.

    The numbers are those of the master's version. Practice questions stand in the page alone.
    """
    if sheets is None:
        sheets = sheets_of(master.assignment, master.version)
    cells = [_locked(_title(master), "title")]
    number = 0
    for part in master.parts:
        if isinstance(part, Prose):
            cells.append(_locked(part.source, part.grade_id))
        elif not part.practice:
            number += 1
            cells += _question(master, number, part, sheets.get(part.id))
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return new_notebook(cells=cells, metadata=metadata)


def _title(master: Master) -> str:
    heading = text("exercises.form.heading", title=master.title)
    own = any(question.own for question in master.questions)
    said = [f"# {heading}"]
    if master.versions > 1 or own:
        said.append(text("exercises.notebook.own_numbers"))
    return "\n\n".join(said)


def _question(
    master: Master, number: int, question: Question, sheet: KeySheet | None
) -> list[NotebookNode]:
    """A text is graded by a person, so it has no check; an own practice has no key yet."""
    asked = _locked(_ask(number, question), f"{question.id}-asked")
    if question.kind == "text":
        solution = sheet.guide if sheet else ""
        return [asked, _answer(question, solution, grade=True, points=question.points)]
    solution = sheet.right_text if sheet else text("exercises.notebook.own_answer")
    return [asked, _answer(question, solution), _check(master, question)]


def _ask(number: int, question: Question) -> str:
    heading = text("exercises.notebook.heading", number=number, title=question.title)
    parts = [f"## {heading}", question.ask]
    if question.chart:
        parts.append(question.chart.markdown(text("exercises.notebook.chart_label")))
    if question.options:
        parts.append("\n".join(f"- {option.label}" for option in question.options))
    return "\n\n".join(parts)


def _answer(question: Question, solution: str, **marks: Any) -> NotebookNode:
    """Comments only: even run as code, an answer does nothing."""
    comment = f"# {' '.join(solution.split())}"
    lines = ["### BEGIN SOLUTION", comment, "### END SOLUTION"]
    grade_id = answer_cell(question.id)
    return _cell(new_code_cell, "\n".join(lines), grade_id, solution=True, **marks)


def answer_cell(question: str) -> str:
    """The grade id of a question's answer cell, where comments are shown.

    The answer cell of a text is graded itself; else the cell with the question's id is.
    """
    return f"{question}{ANSWER}"


def question_of(grade_id: str) -> str:
    """The question that a graded cell or an answer cell belongs to."""
    return grade_id.removesuffix(ANSWER)


def _check(master: Master, question: Question) -> NotebookNode:
    lines = [
        "from riktig_exercises import notebook",
        "",
        f'notebook.answered("{question.id}")',
        "### BEGIN HIDDEN TESTS",
        f'notebook.points("{master.assignment}", "{question.id}")',
        "### END HIDDEN TESTS",
    ]
    source = "\n".join(lines)
    return _cell(
        new_code_cell, source, question.id, grade=True, locked=True, points=question.points
    )


def _locked(source: str, grade_id: str) -> NotebookNode:
    return _cell(new_markdown_cell, source, grade_id, locked=True)


def _cell(make: Any, source: str, grade_id: str, **marks: Any) -> NotebookNode:
    metadata = {
        "grade": False,
        "grade_id": grade_id,
        "locked": False,
        "schema_version": 3,
        "solution": False,
        "task": False,
        **marks,
    }
    # The id is the grade id, so the same master gives the same bytes.
    return make(source, id=grade_id.replace("_", "-"), metadata={"nbgrader": metadata})
