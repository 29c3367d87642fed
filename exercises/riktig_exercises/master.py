"""A master: the one text file an assignment is made from.

MyST Markdown with nbgrader's cell metadata, read by jupytext. Markdown cells
are what the participant reads. Raw cells hold TOML: one for the case, one for
each question with its key, method and hints. Nothing in a master is executed.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from riktig.problem import Refused
from riktig_exercises.case import Case, read_case
from riktig_exercises.master_error import MasterError
from riktig_exercises.question import Question, read_question

ENVIRONMENT = "RIKTIG_MASTERS"


@dataclass(frozen=True)
class Prose:
    """A Markdown cell; `{{ ... }}` in it is filled from the case and the clinical tables."""

    grade_id: str
    source: str


@dataclass(frozen=True)
class Master:
    """An assignment as its author wrote it, its parts in order."""

    assignment: str
    module: str
    title: str
    case: Case
    parts: tuple[Prose | Question, ...]
    reviewed_by: str = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in the order they are asked."""
        return tuple(part for part in self.parts if isinstance(part, Question))

    @property
    def points(self) -> float:
        """What a full answer gives."""
        return sum(question.points for question in self.questions)


def masters_folder() -> Path:
    """Where the masters lie: `RIKTIG_MASTERS`, else `text/` beside this package."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(__file__).resolve().parents[1] / "text"


def assignments() -> tuple[str, ...]:
    """The names of all assignments there is a master for."""
    return tuple(sorted(path.stem for path in masters_folder().glob("*/*.md")))


def load_master(assignment: str) -> Master:
    """The master of an assignment. `Refused("unknown_assignment")` if there is none."""
    if assignment not in assignments():
        raise Refused("unknown_assignment", names=", ".join(assignments()))
    return _load(masters_folder() / assignment / f"{assignment}.md")


@cache
def _load(path: Path) -> Master:
    # Imported on use: jupytext takes longer to load than all the rest of a command.
    import jupytext

    return read_master(jupytext.reads(path.read_text("utf-8"), fmt="md:myst"), path.stem)


def read_master(notebook: Any, where: str) -> Master:
    """A master from the notebook jupytext makes of it. `MasterError` for its author."""
    about = notebook.metadata.get("riktig", {})
    if about.get("assignment") != where:
        raise MasterError(where, "riktig.assignment must be the file's name")
    cases = [cell for cell in notebook.cells if cell.metadata.get("riktig", {}).get("case")]
    if len(cases) != 1:
        raise MasterError(where, "there must be one case")
    parts = tuple(_part(cell, where) for cell in notebook.cells if cell is not cases[0])
    return Master(
        assignment=where,
        module=about["module"],
        title=about["title"],
        case=read_case(_toml(cases[0].source, f"{where}, case"), where),
        parts=parts,
        reviewed_by=about.get("reviewed_by", ""),
    )


def _part(cell: Any, where: str) -> Prose | Question:
    graded = cell.metadata.get("nbgrader")
    if not graded or cell.cell_type not in ("markdown", "raw"):
        raise MasterError(where, f"a {cell.cell_type} cell without nbgrader metadata")
    identity = graded["grade_id"]
    if cell.cell_type == "markdown":
        return Prose(identity, cell.source)
    toml = _toml(cell.source, f"{where}, question {identity}")
    return read_question(identity, graded["points"], toml, where)


def _toml(source: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise MasterError(where, str(error)) from error
