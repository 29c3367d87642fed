"""What a calculator asks for. Pages, widgets and schemas are all made from this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["choice", "number", "integer", "text", "list"]


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
    `free` means the wire also takes names that are not among the choices.
    `assumed` is what the wire takes when the field is left out; a form asks instead.
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
    depends_on: str = ""
    choices_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown_for: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: tuple[Field, ...] = ()
    free: bool = False
    assumed: str = ""


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
