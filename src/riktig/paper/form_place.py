"""Where a field of a form stands, and so what it and its parts are called on a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import Final

from riktig.calculators.form import Field, Form

ROW: Final = "__row__"  # in the template of a new row: what keeps its ids apart
NUMBER: Final = "__number__"  # ... and the number a reader sees, counted from 1


@dataclass(frozen=True)
class Place:
    """In the form itself, in a group of it, or in a row of one of its lists.

    `helps` says whether a field's help stands beside it; rows may share one help text.
    """

    form: Form
    prefix: str
    path: tuple[str, ...] = ()
    row: str = ""
    helps: bool = True

    def inside(self, field: Field, row: str = "", helps: bool = True) -> Place:
        """The place of the fields a group or a row of a list holds."""
        steps = (field.key, row) if row else (field.key,)
        return replace(self, path=(*self.path, *steps), row=row, helps=helps)

    def name(self, field: Field) -> str:
        """The field's path, as errors name it: "items.0.dose"."""
        return ".".join((*self.path, field.key))

    def identity(self, field: Field) -> str:
        """The id of its control."""
        return escape(f"{self.prefix}-{self.name(field).replace('.', '-')}")

    def help_id(self, field: Field) -> str:
        """The id of its help text."""
        if self.helps:
            return f"{self.identity(field)}-help"
        shared = (part for part in self.path if part != self.row)
        return escape("-".join((self.prefix, *shared, field.key, "help")))

    def describing(self, field: Field, *more: str) -> str:
        """Ids of what describes its control: more, unit, help, error."""
        identity = self.identity(field)
        parts = (
            *more,
            f"{identity}-unit" if field.unit else "",
            self.help_id(field) if field.help else "",
            f"{identity}-error",
        )
        return " ".join(part for part in parts if part)


def is_asked(field: Field) -> bool:
    """Whether a form waits for it: what the wire assumes, a person is asked."""
    return field.required or bool(field.assumed)


def shared(field: Field, place: Place) -> str:
    """Attributes every single control has: id, name, default, and what describes it."""
    required = ' aria-required="true"' if is_asked(field) and field.kind != "choice" else ""
    return (
        f'id="{place.identity(field)}" name="{escape(place.name(field))}"'
        f' data-default="{escape(field.default)}"'
        f' aria-describedby="{place.describing(field)}"{required}'
    )


def whole(field: Field, place: Place, *more: str) -> str:
    """Name and description of a control made of several."""
    labelled = f'aria-labelledby="{place.identity(field)}-label"'
    return f'{labelled} aria-describedby="{place.describing(field, *more)}"'
