"""What the check cells of an exercise notebook call.

Answers are read from the answer file beside the notebook, as data. In the
released notebook only `answered` is left; `points` stands in the hidden part.
"""

from __future__ import annotations

from pathlib import Path

from riktig.text import text
from riktig_exercises.answers import read_answer_file
from riktig_exercises.course import ANSWERS


def answered(question: str) -> None:
    """Says whether the answer file beside the notebook answers a question."""
    given = _answer(question)
    print(text(f"exercises.notebook.{'answered' if given else 'unanswered'}"))


def points(assignment: str, question: str) -> float:
    """Points for a question; nbgrader takes a cell's last value as its score."""
    from riktig_exercises.judge import judge
    from riktig_exercises.key import keys_of

    return judge(keys_of(assignment)[question], _answer(question)).points


def _answer(question: str) -> str:
    path = Path(ANSWERS)
    return read_answer_file(path).answers.get(question, "") if path.is_file() else ""
