"""How one table is to be read: which column is what, how its dates and numbers are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from riktig.extract.dates import Order
from riktig.extract.numbers import Style
from riktig.extract.record import Event

Asked = Literal[
    "event",
    "date_order",
    "amount",
    "decimal",
    "strength_in",
    "blank_patient",
    "patient_rows",
    "repeats",
]


@dataclass(frozen=True)
class Question:
    """Something only the reader knows. `answer` is a suggestion, or empty."""

    code: str  # key of the answer: "event", "date_order", "amount", "decimal_ddd" ...
    kind: Asked
    column: str  # heading it is about, or empty
    choices: tuple[str, ...]
    answer: str = ""
    example: str = ""  # one of the column's own dates, to show both ways


@dataclass(frozen=True)
class Plan:
    """A settled reading of one table, and what still has to be asked."""

    format: str
    columns: dict[str, int]
    event: Event | None
    order: Order
    styles: dict[str, Style]
    strict: bool = False
    questions: tuple[Question, ...] = ()
    amount: int | None = field(default=None)  # a column whose amount is unclear
    strength_in: str = ""  # the unit of strengths that are bare numbers, as answered
    fills_patient: bool = False  # an empty patient is the one above, as answered
    repeats: str = ""  # what a reiteration means, as answered: see `repeats_words`
