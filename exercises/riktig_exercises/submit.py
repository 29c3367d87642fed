"""Takes in answer files: checks them and lays them where nbgrader looks.

Only the answers are taken, as data. The notebook beside them is the released
one with the answers written in as comments.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any, Final

from riktig.problem import Problem, Refused
from riktig_exercises.answers import Answers, read_answer_file
from riktig_exercises.answers_shown import shown_answers
from riktig_exercises.course import ANSWERS, Course
from riktig_exercises.submit_attempts import check_attempt
from riktig_exercises.submit_notebook import answered_notebook
from riktig_exercises.submit_place import REPLACED, TIMESTAMP, alone, place

__all__ = [
    "Received",
    "Stored",
    "answered_notebook",
    "shown_answers",
    "stands",
    "submit",
    "submit_all",
    "submitted",
    "timestamp",
]


class Received(Enum):
    """What became of a file that was not refused."""

    NEW = "received"
    REPLACED = "replaced"
    ATTEMPT = "attempt_received"
    KNOWN = "known"


# What each submission holds, by its id.
Known = dict[str, dict[str, Any]]
_WHEN: Final = "%Y-%m-%d %H:%M:%S UTC"


def submit(
    course: Course, path: Path, participant: str | None, now: datetime
) -> tuple[Received, Answers]:
    """Takes in one file. `participant` vouches for who sent it; `Refused` names what is wrong.

    A file already received is left alone (by its submission id). An earlier answer to the
    same attempt is replaced only when `participant` is given. Whatever it takes the place of
    is kept apart.
    """
    with alone(course):
        return _take(course, _known(course), path, participant, now)


def submit_all(
    course: Course, paths: Iterable[Path], participant: str | None, now: datetime
) -> Iterator[tuple[Path, Received | Problem, Answers | None]]:
    """The same for many files: a problem, and no answers, for each that is refused."""
    with alone(course):
        known = _known(course)
        for path in paths:
            try:
                received, answers = _take(course, known, path, participant, now)
            except Refused as refusal:
                yield path, refusal.problem, None
            else:
                yield path, received, answers


@dataclass(frozen=True)
class Stored:
    """What stands handed in for an assignment, and whose file could not be read again."""

    answers: tuple[Answers, ...]
    refused: Mapping[str, Problem]


def submitted(course: Course, assignment: str) -> Stored:
    """Reads what is handed in as strictly as when it came; one bad file stops no other."""
    with alone(course):
        files = sorted((course.root / "submitted").glob(f"*/{assignment}/{ANSWERS}"))
        answers, refused = [], {}
        for file in files:
            participant = file.parent.parent.name
            try:
                answers.append(_read(file, participant, assignment))
            except Refused as refusal:
                refused[participant] = refusal.problem
    return Stored(tuple(answers), refused)


def timestamp(course: Course, answers: Answers) -> str:
    """When an answer was taken in, in UTC, as nbgrader writes it. `Refused` if it is lost."""
    return _when(course.step("submitted", answers.participant, answers.assignment))


def _when(folder: Path) -> str:
    try:
        when = (folder / TIMESTAMP).read_text("utf-8").strip()
        datetime.strptime(when, _WHEN).replace(tzinfo=UTC)
    except (OSError, ValueError) as error:
        raise Refused("answers_no_timestamp") from error
    return when


def stands(course: Course, answers: Answers) -> bool:
    """Whether this is still what stands handed in: another may have taken its place since."""
    folder = course.step("submitted", answers.participant, answers.assignment)
    try:
        return read_answer_file(folder / ANSWERS) == answers
    except Refused:
        return False


def _read(file: Path, participant: str, assignment: str) -> Answers:
    one = read_answer_file(file)
    if (one.participant, one.assignment) != (participant, assignment):
        raise Refused("answers_other_participant", participant=participant)
    _when(file.parent)
    return one


def _known(course: Course) -> Known:
    """Every submission there is, also those kept apart. A spoilt file has no id to know."""
    known: Known = {}
    for step in ("submitted", REPLACED):
        for file in (course.root / step).glob(f"*/*/**/{ANSWERS}"):
            try:
                held = json.loads(file.read_text("utf-8"))
                known[held["submission_id"]] = held
            except (OSError, ValueError, KeyError, TypeError, RecursionError):
                continue
    return known


def _take(
    course: Course, known: Known, path: Path, participant: str | None, now: datetime
) -> tuple[Received, Answers]:
    given = read_answer_file(path)
    if participant is not None and given.participant != participant:
        raise Refused("answers_other_participant", participant=participant)
    if not course.release(given.assignment).is_file():
        raise Refused("not_released", assignment=given.assignment)
    held = known.get(given.submission_id)
    if held == given.as_dict():
        return Received.KNOWN, given
    if held is not None:
        raise Refused("answers_taken")
    target = course.step("submitted", given.participant, given.assignment)
    check_attempt(course, given, target / ANSWERS, vouched=participant is not None)
    replaced = place(course, given, now)
    known[given.submission_id] = given.as_dict()
    if given.attempt > 1:
        return Received.ATTEMPT, given
    return Received.REPLACED if replaced else Received.NEW, given
