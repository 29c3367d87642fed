"""A master: the one text file an assignment is made from.

MyST Markdown with nbgrader's cell metadata, as jupytext reads it. Markdown cells
are what the participant reads. Raw cells hold TOML: one for the case, one for
each question with its key, method and hints. Nothing in a master is executed.
It is read once for each version of its numbers (see `versions.py`).
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from riktig.problem import Refused
from riktig_exercises.aims import checked_module
from riktig_exercises.case import Case, read_case
from riktig_exercises.master_cells import Cell, Cells, read_cells
from riktig_exercises.master_error import MasterError
from riktig_exercises.question import Question, read_question
from riktig_exercises.versions import Versions, read_versions, resolved
from riktig_exercises.words import fill, filled_question, words_of

ENVIRONMENT = "RIKTIG_MASTERS"
OWN = Path(__file__).resolve().parents[1] / "text"


@dataclass(frozen=True)
class Prose:
    """A Markdown cell, filled from the case and the clinical tables."""

    grade_id: str
    source: str


@dataclass(frozen=True)
class Master:
    """An assignment as its author wrote it, its parts in order, with one version's numbers.

    All texts are filled, apart from `correct` and `method` of a question, which may tell the
    answer (see `key.py`). `versions` is how many there are; `version` is this one, from 0.
    """

    assignment: str
    module: str
    title: str
    case: Case
    parts: tuple[Prose | Question, ...]
    reviewed_by: str = ""
    version: int = 0
    versions: int = 1

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that are handed in and give points, in the order they are asked."""
        return tuple(one for one in self.asked if not one.practice)

    @property
    def practised(self) -> tuple[Question, ...]:
        """The practice questions: checked at once in the page, never handed in."""
        return tuple(one for one in self.asked if one.practice)

    @property
    def asked(self) -> tuple[Question, ...]:
        """All questions in order, those for practice among them."""
        return tuple(part for part in self.parts if isinstance(part, Question))

    @property
    def points(self) -> float:
        """What a full answer gives."""
        return sum(question.points for question in self.questions)


def masters_folder() -> Path:
    """Where the masters lie: `RIKTIG_MASTERS`, else `text/` beside this package."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else OWN


NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")


def assignments() -> tuple[str, ...]:
    """The names of all assignments there is a master for."""
    return tuple(sorted(path.stem for path in masters_folder().glob("*/*.md")))


def load_master(assignment: str, version: int = 0) -> Master:
    """The master of an assignment. `Refused("unknown_assignment")` if there is none.

    IndexError for a version it does not have.
    """
    path = masters_folder() / assignment / f"{assignment}.md"
    # What a file says is an assignment may be a path.
    if not NAME.fullmatch(assignment) or not path.is_file():
        raise Refused("unknown_assignment", names=", ".join(assignments()))
    return _load(path, version)


@cache
def _load(path: Path, version: int) -> Master:
    return read_master(_cells(path), path.stem, version)


@cache
def _cells(path: Path) -> Cells:
    return read_cells(path.read_text("utf-8"), path.stem)


def read_master(notebook: Cells, where: str, version: int = 0) -> Master:
    """A master from its cells, or from the notebook jupytext makes. `MasterError`."""
    about = notebook.metadata.get("riktig", {})
    if about.get("assignment") != where:
        raise MasterError(where, "riktig.assignment must be the file's name")
    cases = [cell for cell in notebook.cells if cell.metadata.get("riktig", {}).get("case")]
    if len(cases) != 1:
        raise MasterError(where, "there must be one case")
    raw = _toml(cases[0].source, f"{where}, case")
    versions = read_versions(raw.get("versions", {}), where)
    reader = Reader(where, checked_module(about["module"], where), version, versions, raw)
    parts = tuple(reader.part(cell) for cell in notebook.cells if cell is not cases[0])
    case = _with_practice(reader.case, parts, where)
    return Master(
        assignment=where,
        module=reader.module,
        title=about["title"],
        case=case,
        parts=parts,
        reviewed_by=about.get("reviewed_by", ""),
        version=version,
        versions=versions.count,
    )


def _with_practice(case: Case, parts: tuple[Prose | Question, ...], where: str) -> Case:
    """The case with what its questions ask of an own practice, which every draw must have."""
    if not case.practice and not any(isinstance(one, Question) and one.own for one in parts):
        return case
    # Imported on use: an own practice brings the measures with it.
    from riktig_exercises.practice_key import practice_of

    return replace(case, practice=practice_of(case.practice, parts, where))


class Reader:
    """Reads the parts of a master with one version's numbers."""

    def __init__(
        self, where: str, module: str, version: int, versions: Versions, case: Mapping[str, Any]
    ) -> None:
        self.where = f"{where}, version {version}" if versions.count > 1 else where
        self.assignment, self.module = where, module
        self.values = versions.of(version)
        rest = {key: value for key, value in case.items() if key != "versions"}
        self.case = read_case(
            {**resolved(rest, self.values, self.where), "versions": self.values}, self.where
        )
        self.words = words_of(self.case, self.where)

    def part(self, cell: Cell) -> Prose | Question:
        """One cell as prose or question."""
        graded = cell.metadata.get("nbgrader")
        if not graded or cell.cell_type not in ("markdown", "raw"):
            raise MasterError(self.where, f"a {cell.cell_type} cell without nbgrader metadata")
        identity = graded["grade_id"]
        if cell.cell_type == "markdown":
            return Prose(identity, fill(cell.source, self.words, self.where))
        return self._question(identity, graded["points"], cell.source)

    def _question(self, identity: str, points: float, source: str) -> Question:
        where = f"{self.where}, question {identity}"
        raw = _toml(source, where)
        versioned = resolved(raw, self.values, where)
        if raw.get("practice") and versioned != raw:
            raise MasterError(where, "a practice question is the same in every version")
        question = read_question(identity, points, versioned, self.module, self.where)
        return filled_question(question, self.words, where)


def _toml(source: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise MasterError(where, str(error)) from error
