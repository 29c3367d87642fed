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

from riktig.problem import Refused
from riktig_exercises.master import Master, load_master

SCHEMA = "riktig-answers/1"
FIELDS = ("schema", "assignment", "submission_id", "participant", "answers")
MOST_BYTES = 64 * 1024
MOST_CHARACTERS = 2000
# Braces of an answer file: the file and its answers. One more leaves room for lists.
MOST_DEPTH = 3

PARTICIPANT = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
SUBMISSION = re.compile(r"[0-9a-f]{32}")
_IDENTITY_NUMBER = re.compile(r"\d{11}|\d{6}[ .-]\d{5}", re.ASCII)
# Control characters, direction overrides and halves of surrogate pairs.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
# Names a Windows machine cannot use for a folder.
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


@dataclass(frozen=True)
class Answers:
    """One participant's answers to one assignment, by question id, as typed."""

    assignment: str
    submission_id: str
    participant: str
    answers: Mapping[str, str]

    def as_dict(self) -> dict[str, Any]:
        """The answer file again, with nothing else in it."""
        return {
            "schema": SCHEMA,
            "assignment": self.assignment,
            "submission_id": self.submission_id,
            "participant": self.participant,
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
    if not isinstance(raw, dict) or set(raw) != set(FIELDS):
        raise Refused("answers_not_json")
    if raw["schema"] != SCHEMA:
        raise Refused("answers_wrong_shape", field="schema")
    if not isinstance(raw["assignment"], str):
        raise Refused("answers_wrong_shape", field="assignment")
    submission_id = raw["submission_id"]
    if not isinstance(submission_id, str) or not SUBMISSION.fullmatch(submission_id):
        raise Refused("answers_wrong_shape", field="submission_id")
    participant = checked_participant(raw["participant"])
    master = load_master(raw["assignment"])
    return Answers(master.assignment, submission_id, participant, _answers(raw["answers"], master))


def checked_participant(name: object) -> str:
    """A participant code that is safe as a folder's name and is no identity number."""
    usable = isinstance(name, str) and PARTICIPANT.fullmatch(name)
    if not usable or _DEVICES.fullmatch(str(name)) or _IDENTITY_NUMBER.search(str(name)):
        raise Refused("answers_participant")
    return str(name)


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
    for mark in re.findall(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', written):
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


def _answers(raw: object, master: Master) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise Refused("answers_wrong_shape", field="answers")
    questions = {question.id: question for question in master.questions}
    if not set(raw) <= set(questions):
        raise Refused("answers_unknown_question")
    found = {identity: _answer(value, identity) for identity, value in raw.items()}
    for identity, value in found.items():
        options = [option.id for option in questions[identity].options]
        if value and options and value not in options:
            raise Refused("answers_wrong_shape", field=identity)
    return found


def _answer(value: object, identity: str) -> str:
    if not isinstance(value, str):
        raise Refused("answers_wrong_shape", field=identity)
    if len(value) > MOST_CHARACTERS:
        raise Refused("answers_too_long", field=identity, most=MOST_CHARACTERS)
    if _UNSEEN.search(value):
        raise Refused("answers_control_characters", field=identity)
    if _IDENTITY_NUMBER.search(value):
        raise Refused("answers_identity_number", field=identity)
    return value.strip()
