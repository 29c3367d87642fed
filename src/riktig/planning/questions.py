"""What is asked before a plan: cautions that a source gives, and what the answers mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from riktig.clinical.tables import Row, rows, source
from riktig.problem import Refused
from riktig.text.catalogue import text


@dataclass(frozen=True)
class Question:
    """A caution as the source gives it for one class of medicines."""

    key: str
    class_: str
    row: Row

    @property
    def label(self) -> str:
        """The question."""
        return text(f"planning.question.{self.key}.label")

    @property
    def why(self) -> str:
        """What the source says."""
        return text(f"planning.question.{self.key}.why_{self.row['why']}")

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"label": self.label, "why": self.why, "source": source_text(self.row)}


def source_text(row: Row) -> str:
    """Publisher, title, version and place of what a row rests on."""
    found = source(row["source_id"])
    parts = (found["publisher"], found["title"], found["version"], row["locator"])
    return ", ".join(dict.fromkeys(part for part in parts if part))


@cache
def all_questions() -> tuple[Question, ...]:
    """Every question for every class, in the order of the table."""
    return tuple(Question(row["question"], row["class"], row) for row in rows("plan_questions"))


def questions_for(class_: str) -> tuple[Question, ...]:
    """What is asked before a plan for a class of medicines."""
    return tuple(question for question in all_questions() if question.class_ == class_)


def read_answers(raw: object, class_: str) -> Mapping[str, bool | None]:
    """True, False or None (not answered) for each question of the class."""
    if raw is None:
        raw = {}
    if not isinstance(raw, Mapping):
        raise Refused("invalid_input", field="answers")
    known = tuple(dict.fromkeys(question.key for question in all_questions()))
    for key, value in raw.items():
        if key not in known:
            # The key is not said again: it may be a person's name.
            raise Refused("unknown_question", field="answers", names=", ".join(known))
        if value not in (None, "") and not isinstance(value, bool):
            raise Refused("invalid_answer", field=f"answers.{key}")
    given = {key: value if isinstance(value, bool) else None for key, value in raw.items()}
    return {question.key: given.get(question.key) for question in questions_for(class_)}


def answered(
    answers: Mapping[str, bool | None], class_: str, value: bool | None
) -> tuple[Question, ...]:
    """The questions with one answer; None for those that wait for one."""
    return tuple(q for q in questions_for(class_) if answers.get(q.key) is value)


def before(answers: Mapping[str, bool | None], class_: str) -> dict[str, Any]:
    """What stands first of all: a yes, then what is not answered, then that all is clear."""
    yes, waiting = (answered(answers, class_, value) for value in (True, None))
    level = "stop" if yes else "open" if waiting else "clear"
    key = "open_one" if level == "open" and len(waiting) == 1 else level
    return {
        "title": text("planning.before.title"),
        "level": level,
        "verdict": text(f"planning.before.{key}", count=len(waiting)),
        "answered_yes": [question.as_dict() for question in yes],
        "unanswered": [question.label for question in waiting],
    }


def draft_text(answers: Mapping[str, bool | None], class_: str) -> str:
    """Why the plan is a draft; empty where every answer is no."""
    if answered(answers, class_, True):
        return text("planning.before.draft_stop")
    waiting = answered(answers, class_, None)
    return text("planning.before.draft_open") if waiting else ""


def draft_mark(answers: Mapping[str, bool | None], class_: str) -> str:
    """The words a draft carries on everything that leaves the screen; empty where it is none."""
    if answered(answers, class_, True):
        return text("planning.before.mark_stop")
    return text("planning.before.mark_open") if answered(answers, class_, None) else ""


def labels(questions: Sequence[Question]) -> str:
    """Several questions in a line."""
    return " ".join(question.label for question in questions)
