"""What a calculator asks for. Pages, widgets and schemas are all made from this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "choice",  # one of a few
    "number",
    "integer",
    "text",
    "boolean",  # yes, no or, where it is not required, not known
    "date",  # ISO on the wire
    "time",  # of day: "23:30", also typed "23.30", "2330" or "23"
    "numbers",  # several in one field, a dash for one that is missing
    "scores",  # one whole number a question of a scale
    "table",  # pasted or typed lines, the cells of each by `fields`
    "options",  # one of a few, all of them seen at once
    "several",  # any of a few
    "order",  # all of a few, put in order; none until one has been moved
    "prose",  # some sentences, `maximum` characters of them
    "group",  # fields that belong together: an object on the wire
    "list",  # rows of fields: an array of objects on the wire
]


@dataclass(frozen=True)
class Choice:
    """One allowed value and what a reader sees."""

    value: str
    label: str


@dataclass(frozen=True)
class Field:
    """One question of a form.

    `choices_by` limits this choice by the value of the sibling `depends_on`;
    `shown_for` hides the field unless each named sibling has one of the values.
    `brands` are further ways to one of the values, by the name on the pack.
    `free` means the wire also takes names that are not among the choices.
    `assumed` is what the wire takes when the field is left out; a form asks instead.
    `scores_by` gives, for each value of `depends_on`, how many scores and their limits.
    `first_rows` is how many empty rows a list begins with; `add_row` the words of its own
    button for one more. `later` puts the field behind "more choices" on a page.
    """

    key: str
    kind: Kind
    label: str
    help: str = ""
    unit: str = ""
    required: bool = True
    minimum: float | None = None
    maximum: float | None = None
    default: str = ""
    choices: tuple[Choice, ...] = ()
    brands: tuple[Choice, ...] = ()
    depends_on: str = ""
    choices_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown_for: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: tuple[Field, ...] = ()
    free: bool = False
    assumed: str = ""
    scores_by: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    first_rows: int = 1
    add_row: str = ""
    later: bool = False


@dataclass(frozen=True)
class Form:
    """A calculator's questions, with every text a page needs to show them."""

    name: str
    title: str
    intro: str
    fields: tuple[Field, ...]
    submit: str = ""
    add_row: str = ""
    remove_row: str = ""


def choices_from(pairs: Mapping[str, str]) -> tuple[Choice, ...]:
    """Choices in the order of a mapping from value to label."""
    return tuple(Choice(value, label) for value, label in pairs.items())
