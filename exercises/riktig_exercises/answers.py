"""The answer file a participant hands in: read strictly, as data, never as code.

Every refusal is a sentence that repeats nothing of what the file holds.
"""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from riktig.exercise.answer_key import Given
from riktig.problem import Refused
from riktig_exercises.answers_given import read_given
from riktig_exercises.identity import is_identity
from riktig_exercises.master import Master, load_master

SCHEMA = "riktig-answers/2"
EARLIER_SCHEMA = "riktig-answers/1"
FIELDS = ("schema", "assignment", "submission_id", "participant", "attempt", "answers")
MOST_BYTES = 64 * 1024
# The file, its answers, a calculator's fields, its rows, a row, and what one field of it holds.
MOST_DEPTH = 6
# How many an assignment allows is a rule of the course; no file may name a number beyond this.
MOST_ATTEMPTS = 99

PARTICIPANT = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
SUBMISSION = re.compile(r"[0-9a-f]{32}")
# Names a Windows machine cannot use for a folder.
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
# A text that is never closed runs to the end at once: nothing is read twice over.
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)


@dataclass(frozen=True)
class Answers:
    """One participant's answers to one attempt at an assignment, by question id, as given."""

    assignment: str
    submission_id: str
    participant: str
    answers: Mapping[str, Given]
    attempt: int = 1

    def as_dict(self) -> dict[str, Any]:
        """The answer file again, with nothing else in it."""
        return {
            "schema": SCHEMA,
            "assignment": self.assignment,
            "submission_id": self.submission_id,
            "participant": self.participant,
            "attempt": self.attempt,
            "answers": dict(self.answers),
        }


def read_answer_file(path: Path) -> Answers:
    """An answer file from disk. `Refused` unless it is exactly what the form makes."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused("answers_unreadable")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Refused("answers_unreadable") from error
    return parse_answers(content)


def parse_answers(content: bytes) -> Answers:
    """Answers from the bytes of a file. `Refused` with what is wrong."""
    if len(content) > MOST_BYTES:
        raise Refused("answers_too_large", most=MOST_BYTES // 1024)
    raw = _json(content)
    if isinstance(raw, dict) and raw.get("schema") == EARLIER_SCHEMA:
        raise Refused("answers_earlier_schema")
    if not isinstance(raw, dict) or set(raw) != set(FIELDS):
        raise Refused("answers_not_json")
    _expect(raw["schema"] == SCHEMA, "schema")
    _expect(isinstance(raw["assignment"], str), "assignment")
    identity = raw["submission_id"]
    _expect(isinstance(identity, str) and SUBMISSION.fullmatch(identity), "submission_id")
    attempt = raw["attempt"]
    # `type`, since true is an int as well.
    _expect(type(attempt) is int and 1 <= attempt <= MOST_ATTEMPTS, "attempt")
    participant = checked_participant(raw["participant"])
    master = load_master(raw["assignment"])
    answers = _answers(raw["answers"], master)
    return Answers(master.assignment, identity, participant, answers, attempt)


def checked_participant(name: object) -> str:
    """A participant code that is safe as a folder's name and is no identity number."""
    usable = isinstance(name, str) and PARTICIPANT.fullmatch(name)
    if not usable or _DEVICES.fullmatch(str(name)) or is_identity(str(name)):
        raise Refused("answers_participant")
    return str(name)


def _expect(holds: object, field: str) -> None:
    if not holds:
        raise Refused("answers_wrong_shape", field=field)


def _json(content: bytes) -> object:
    try:
        written = content.decode("utf-8-sig")
        _refuse_depth(written)
        return json.loads(written, object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Refused("answers_not_json") from error


def _refuse_depth(written: str) -> None:
    """Counts brackets outside strings, before a parser recurses into them."""
    depth = 0
    for mark in _BRACKETS.findall(written):
        depth += (mark in "[{") - (mark in "]}")
        if depth > MOST_DEPTH:
            raise Refused("answers_too_deep")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _answers(raw: object, master: Master) -> dict[str, Given]:
    if not isinstance(raw, dict):
        raise Refused("answers_wrong_shape", field="answers")
    # Practice questions are not among them: they are checked in the page and never handed in.
    asked = {question.id: question for question in master.questions}
    if not set(raw) <= set(asked):
        raise Refused("answers_unknown_question")
    return {identity: read_given(asked[identity], value) for identity, value in raw.items()}
