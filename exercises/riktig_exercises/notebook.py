"""What the check cells of an exercise notebook call.

Answers are read from the answer file beside the notebook, as data. In the
released notebook only `answered` is left; `points` stands in the hidden part.
"""

from __future__ import annotations

from pathlib import Path

from riktig.text import text
from riktig_exercises.answers import Answers, read_answer_file
from riktig_exercises.course import ANSWERS


def answered(question: str) -> None:
    """Says whether the answer file beside the notebook answers a question."""
    answers = _answers()
    given = answers is not None and answers.answers.get(question)
    print(text(f"exercises.notebook.{'answered' if given else 'unanswered'}"))


def points(assignment: str, question: str) -> float:
    """Points for a question; nbgrader takes a cell's last value as its score."""
    from riktig.exercise.judge import judge
    from riktig_exercises.key import keys_for

    answers = _answers()
    if answers is None:
        return 0.0
    keys = keys_for(assignment, answers.participant, answers.attempt)
    return judge(keys[question], answers.answers.get(question)).points


def _answers() -> Answers | None:
    path = Path(ANSWERS)
    return read_answer_file(path) if path.is_file() else None
