"""Makes nbgrader's source notebook from a master."""

from __future__ import annotations

from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from riktig.text import text
from riktig_exercises.course import CONFIGURATION, Course
from riktig_exercises.key import Key, keys_of
from riktig_exercises.master import Master, Prose, load_master
from riktig_exercises.question import Question
from riktig_exercises.words import fill, words_of

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def build(course: Course, assignment: str) -> Master:
    """Writes the source notebook and nbgrader's configuration; the master it was made from."""
    master = load_master(assignment)
    target = course.source(assignment)
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(source_notebook(master), target)
    (course.root / "nbgrader_config.py").write_text(CONFIGURATION, "utf-8")
    return master


def source_notebook(master: Master) -> NotebookNode:
    """Title, prose and three cells a question: what is asked, the answer, the check."""
    words = words_of(master.case, master.assignment)
    heading = text("exercises.form.heading", title=master.title)
    cells = [_locked(f"# {heading}", "title")]
    number = 0
    for part in master.parts:
        if isinstance(part, Prose):
            cells.append(_locked(fill(part.source, words, master.assignment), part.grade_id))
        else:
            number += 1
            key = keys_of(master.assignment)[part.id]
            cells += [_asked(number, key), _answer(key), _check(master, part)]
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return new_notebook(cells=cells, metadata=metadata)


def _asked(number: int, key: Key) -> NotebookNode:
    question = key.question
    heading = text("exercises.notebook.heading", number=number, title=question.title)
    options = "".join(f"\n- {option.label}" for option in question.options)
    source = f"## {heading}\n\n{question.ask}" + (f"\n{options}" if options else "")
    return _locked(source, f"{question.id}-asked")


def _answer(key: Key) -> NotebookNode:
    """Comments only: even run as code, an answer does nothing."""
    lines = ["### BEGIN SOLUTION", f"# {key.right_text}", "### END SOLUTION"]
    return _cell(new_code_cell, "\n".join(lines), answer_cell(key.question.id), solution=True)


def answer_cell(question: str) -> str:
    """The grade id of a question's answer cell, where comments are shown."""
    return f"{question}-answer"


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
