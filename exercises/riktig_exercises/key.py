"""The answer keys of a master: right answers and mistaken ones, all computed.

This is the facilitator's side. Nothing here is shown to a participant before
the answer is handed in, but for the keys of practice questions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from riktig.exercise.answer_key import AnswerKey
from riktig.exercise.version import version_of
from riktig_exercises.calculator_key import calculator_key
from riktig_exercises.key_parts import Asked, Reckoned
from riktig_exercises.master import Master, load_master, masters_folder
from riktig_exercises.master_error import MasterError
from riktig_exercises.number_key import number_key
from riktig_exercises.options_key import choice_key, order_key, several_key
from riktig_exercises.plan_key import plan_key
from riktig_exercises.question import Question
from riktig_exercises.words import fill, words_of


@dataclass(frozen=True)
class KeySheet:
    """One question with its key, and what a reader is told of it afterwards.

    `guide` is what a person who grades a text looks for; the other kinds have none.
    """

    question: Question
    key: AnswerKey
    right_text: str
    method: str
    guide: str = ""


def keys_of(
    assignment: str, version: int = 0, participant: str | None = None, attempt: int = 1
) -> Mapping[str, AnswerKey]:
    """The keys of the questions that are handed in, by id.

    A question about an own practice has a key only with a participant. `Refused` for an unknown
    assignment, `MasterError` for its author.
    """
    sheets = sheets_of(assignment, version, participant, attempt)
    return {identity: sheet.key for identity, sheet in sheets.items()}


def keys_for(assignment: str, participant: str, attempt: int = 1) -> Mapping[str, AnswerKey]:
    """The keys a participant's answers are held against, of the version they were asked."""
    sheets = sheets_for(assignment, participant, attempt)
    return {identity: sheet.key for identity, sheet in sheets.items()}


def sheets_for(assignment: str, participant: str, attempt: int = 1) -> Mapping[str, KeySheet]:
    """The same with method and the right answer in words."""
    version = version_for(assignment, participant, attempt)
    return sheets_of(assignment, version, participant, attempt)


def version_for(assignment: str, participant: str, attempt: int = 1) -> int:
    """Which version of the numbers a participant is asked."""
    return version_of(participant, assignment, attempt, load_master(assignment).versions)


def sheets_of(
    assignment: str, version: int = 0, participant: str | None = None, attempt: int = 1
) -> Mapping[str, KeySheet]:
    """As `keys_of`, with method and the right answer in words."""
    shared = _shared(masters_folder(), assignment, version)
    if participant is None or not shared.own:
        return shared.handed_in
    master = shared.master
    own = {q.id: _sheet(Asked(master, q, participant, attempt)) for q in shared.own}
    return {q.id: own.get(q.id) or shared.handed_in[q.id] for q in master.questions}


def practice_keys_of(assignment: str) -> Mapping[str, AnswerKey]:
    """The keys of the practice questions, the only ones a page may hold."""
    shared = _shared(masters_folder(), assignment, 0)
    return {identity: sheet.key for identity, sheet in shared.practised.items()}


def every_key(assignment: str) -> Mapping[str, AnswerKey]:
    """All keys that stand in a master by question and version: "dose", "dose.2" and so on."""
    found = {}
    for version in range(load_master(assignment).versions):
        shared = _shared(masters_folder(), assignment, version)
        for identity, sheet in {**shared.practised, **shared.handed_in}.items():
            found[f"{identity}.{version + 1}" if version else identity] = sheet.key
    return found


@dataclass(frozen=True)
class _Shared:
    """What is the same for all who are asked one version."""

    master: Master
    handed_in: Mapping[str, KeySheet]
    practised: Mapping[str, KeySheet]
    own: tuple[Question, ...]


@cache
def _shared(_folder: Path, assignment: str, version: int) -> _Shared:
    master = load_master(assignment, version)
    sheets = read_sheets(master)
    return _Shared(
        master,
        {q.id: sheets[q.id] for q in master.questions if not q.own},
        {q.id: sheets[q.id] for q in master.practised},
        tuple(q for q in master.questions if q.own),
    )


def read_sheets(master: Master) -> Mapping[str, KeySheet]:
    """All keys of a master but those of own practices. `MasterError` where one cannot be made."""
    asked = master.asked
    if len({question.id for question in asked}) != len(asked):
        raise MasterError(master.assignment, "two questions have the same id")
    return {q.id: _sheet(Asked(master, q)) for q in asked if not q.own}


def _text_key(asked: Asked) -> Reckoned:
    asked.refuse_unknown("guide")
    return Reckoned(None, "", (), {"most": asked.question.most})


_KINDS: Mapping[str, Callable[[Asked], Reckoned]] = {
    "number": number_key,
    "choice": choice_key,
    "several": several_key,
    "order": order_key,
    "text": _text_key,
    "calculator": calculator_key,
    "plan": plan_key,
}


def _sheet(asked: Asked) -> KeySheet:
    question, where = asked.question, asked.where
    found = _KINDS[question.kind](asked)
    ids = [one.id for one in found.mistaken]
    if len(set(ids)) != len(ids):
        raise MasterError(where, "two mistakes have the same id")
    words = {**words_of(asked.master.case, where), "key": found.words}
    key = AnswerKey(
        id=question.id,
        kind=question.kind,
        points=question.points,
        right=found.right,
        correct=fill(question.correct, words, where),
        mistaken=found.mistaken,
        rules=found.rules,
    )
    guide = fill(str(question.key.get("guide", "")), words, where)
    return KeySheet(question, key, found.right_text, fill(question.method, words, where), guide)
