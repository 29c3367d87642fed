"""Takes in answer files: checks them and lays them where nbgrader looks.

Only the answers are taken, as data. The notebook beside them is the released
one with the answers written in as comments.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

import nbformat

from riktig.problem import Problem, Refused
from riktig.text import text
from riktig_exercises.answers import Answers, read_answer_file
from riktig_exercises.build import answer_cell
from riktig_exercises.course import ANSWERS, Course
from riktig_exercises.key import sheets_for

TIMESTAMP = "timestamp.txt"
REPLACED = "replaced"


class Received(Enum):
    """What became of a file that was not refused."""

    NEW = "received"
    REPLACED = "replaced"
    KNOWN = "known"


def submit(
    course: Course, path: Path, participant: str | None, now: datetime
) -> tuple[Received, Answers]:
    """Takes in one file. `participant` vouches for who sent it; `Refused` names what is wrong.

    A file already received is left alone (by its submission id). An earlier
    answer is replaced only when `participant` is given, and is kept apart.
    """
    given = read_answer_file(path)
    if participant is not None and given.participant != participant:
        raise Refused("answers_other_participant", participant=participant)
    if not course.release(given.assignment).is_file():
        raise Refused("not_released", assignment=given.assignment)
    owner = _owner(course, given)
    if owner == given.participant:
        return Received.KNOWN, given
    if owner is not None:
        raise Refused("answers_taken")
    target = course.step("submitted", given.participant, given.assignment)
    if target.exists() and participant is None:
        raise Refused("answers_replaces", participant=given.participant)
    return _place(course, target, given, now), given


@dataclass(frozen=True)
class Stored:
    """What stands handed in for an assignment, and whose file could not be read again."""

    answers: tuple[Answers, ...]
    refused: Mapping[str, Problem]


def submitted(course: Course, assignment: str) -> Stored:
    """Reads what is handed in as strictly as when it came; one bad file stops no other."""
    answers, refused = [], {}
    for file in sorted((course.root / "submitted").glob(f"*/{assignment}/{ANSWERS}")):
        participant = file.parent.parent.name
        try:
            one = read_answer_file(file)
            if (one.participant, one.assignment) != (participant, assignment):
                raise Refused("answers_other_participant", participant=participant)
            answers.append(one)
        except Refused as refusal:
            refused[participant] = refusal.problem
    return Stored(tuple(answers), refused)


def timestamp(course: Course, answers: Answers) -> str:
    """When an answer was taken in, in UTC, as nbgrader writes it."""
    folder = course.step("submitted", answers.participant, answers.assignment)
    return (folder / TIMESTAMP).read_text("utf-8").strip()


def _owner(course: Course, given: Answers) -> str | None:
    """Who a submission id belongs to, now or before a replacement."""
    for step in ("submitted", REPLACED):
        for file in (course.root / step).glob(f"*/*/**/{ANSWERS}"):
            known = json.loads(file.read_text("utf-8"))
            if known["submission_id"] == given.submission_id:
                same = known["assignment"] == given.assignment
                return str(known["participant"]) if same else ""
    return None


def _place(course: Course, target: Path, given: Answers, now: datetime) -> Received:
    """The whole folder is made aside and moved into place in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".incoming-", dir=course.root))
    try:
        written = json.dumps(given.as_dict(), ensure_ascii=False, indent=1)
        (made / ANSWERS).write_text(written + "\n", "utf-8")
        (made / TIMESTAMP).write_text(f"{now.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC\n", "utf-8")
        nbformat.write(answered_notebook(course, given), made / f"{given.assignment}.ipynb")
        made.chmod(0o755)
        replaces = target.exists()
        if replaces:
            _keep_apart(course, target, given)
        made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return Received.REPLACED if replaces else Received.NEW


def _keep_apart(course: Course, target: Path, given: Answers) -> None:
    earlier = read_answer_file(target / ANSWERS)
    kept = course.step(REPLACED, given.participant, given.assignment) / earlier.submission_id
    kept.parent.mkdir(parents=True, exist_ok=True)
    target.rename(kept)


def answered_notebook(course: Course, given: Answers) -> nbformat.NotebookNode:
    """The released notebook with each answer as a comment in its answer cell."""
    notebook = nbformat.read(course.release(given.assignment), as_version=4)
    shown = shown_answers(given)
    cells = {cell.metadata["nbgrader"]["grade_id"]: cell for cell in notebook.cells}
    for question, answer in shown.items():
        # JSON keeps an answer on its one line, so it cannot leave the comment.
        written = json.dumps(answer, ensure_ascii=False)
        cells[answer_cell(question)].source = f"{text('exercises.notebook.answer')} {written}"
    return notebook


def shown_answers(given: Answers) -> dict[str, str]:
    """The answers given, as a reader sees them: the label of a choice."""
    shown = {}
    sheets = sheets_for(given.assignment, given.participant, given.attempt)
    for identity, sheet in sheets.items():
        answer = given.answers.get(identity, "")
        labels = {option.id: option.label for option in sheet.question.options}
        if answer:
            shown[identity] = labels.get(answer, answer)
    return shown
