"""What a person reads in formgrader before giving points for a text: the answer and the guide.

In its own cell an answer is one long line of comment, so that it can do nothing there.
As a cell's output it is only ever shown, and can be broken over lines.
"""

from __future__ import annotations

from textwrap import wrap

from riktig.text import text

ACROSS = 72  # characters formgrader shows beside JupyterLab's file list on a small screen


def to_read(answer: str, guide: str) -> str:
    """The answer and what to look for, broken over lines; line breaks of the answer stay."""
    said = text("exercise_papers.formgrader.answer", answer=answer)
    looked_for = text("exercises.notebook.guide", guide=guide)
    return f"{_broken(said)}\n\n{_broken(looked_for)}\n"


def _broken(part: str) -> str:
    lines = (wrap(typed, ACROSS) or [""] for typed in part.split("\n"))
    return "\n".join(line for typed in lines for line in typed)
