"""What the key of any kind is made from, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from riktig.exercise.answer_key import Mistaken
from riktig_exercises.master import Master
from riktig_exercises.master_error import MasterError
from riktig_exercises.question import Question


@dataclass(frozen=True)
class Asked:
    """A question, the master it stands in, and whose own practice it is asked about."""

    master: Master
    question: Question
    participant: str | None = None
    attempt: int = 1

    @property
    def where(self) -> str:
        """Which question of which version, for its author."""
        version = f", version {self.master.version}" if self.master.versions > 1 else ""
        return f"{self.master.assignment}{version}, question {self.question.id}"

    def refuse_unknown(self, *known: str) -> None:
        """`MasterError` when the key holds anything else."""
        unknown = set(self.question.key) - set(known)
        if unknown:
            raise MasterError(self.where, f"unknown keys {sorted(unknown)}")


@dataclass(frozen=True)
class Reckoned:
    """The right answer, how it is shown to a reader, known mistakes, and the kind's rules.

    `words` is the answer as a text says it: without the unit where the text has it.
    """

    right: Any
    right_text: str
    mistaken: tuple[Mistaken, ...] = ()
    rules: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
