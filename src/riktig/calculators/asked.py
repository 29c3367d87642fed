"""Which field a form waits for, or cannot use, in the words that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from riktig.calculators.form import Field, Form
from riktig.text.catalogue import text

MOST_NAMED: Final = 3
CHOSEN: Final = ("choice", "boolean")
SINGLE: Final = ("numbers", "scores")
NUMBERS: Final = ("number", "integer", "numbers", "table")
_SUM: Final = re.compile(r"\s*[0-9.,]+(\s*[xX*×+·]\s*[0-9.,]+)+\s*")
_THOUSANDS: Final = re.compile(r"\s*[-+\u2212]?[1-9][0-9]{0,2}([\s.,][0-9]{3})+([.,][0-9]+)?\s*")


class _Place(NamedTuple):
    """A field, and its row counted from 1 (0: it stands in none)."""

    field: Field
    row: int


def waiting_text(form: Form, missing: Sequence[str]) -> str:
    """Which fields are waited for, with their rows.

    `missing` are names as typed, "items.1.dose"; a list not begun asks for a row.
    """
    lists = {field.key for field in form.fields if field.kind == "list"}
    if lists & set(missing):
        return text("calculators.incomplete.items")
    places = [one for name in missing if (one := _find(form.fields, name.split(".")))]
    named = list(dict.fromkeys(_named(place) for place in places))
    if not named:
        return text("calculators.incomplete.value")
    if len(named) == 1:
        verb = "choose" if places[0].field.kind in CHOSEN else "write"
        return text(f"calculators.incomplete.{verb}", field=named[0])
    rest = len(named) - MOST_NAMED
    shown = ", ".join(named[:MOST_NAMED])
    if rest <= 0:
        return text("calculators.incomplete.several", fields=shown)
    more = "more_one" if rest == 1 else "more"
    return text(f"calculators.incomplete.{more}", fields=shown, count=rest)


def refused_at(form: Form, name: str, sentence: str) -> str:
    """The sentence of a refusal with its field before it; alone where it has none."""
    field = place_named(form, name)
    return (
        text("calculators.typed.refused_at", field=field, sentence=sentence) if field else sentence
    )


def place_named(form: Form, name: str) -> str:
    """A field of the form and its row as a sentence says them, or nothing."""
    place = _find(form.fields, name.split("."))
    return _named(place) if place else ""


def unreadable(form: Form, name: str, values: Mapping[str, Any]) -> str:
    """What is wrong with how a number was written, or nothing: a sum, or a thousands mark.

    `name` is a field's name in `values`, untouched rows left out.
    """
    place = _find(form.fields, name.split("."))
    if place is None or place.field.kind not in NUMBERS:
        return ""
    held: Any = values
    for step in name.split("."):
        if isinstance(held, Mapping):
            held = held.get(step)
        elif isinstance(held, Sequence) and not isinstance(held, str) and step.isdigit():
            held = held[int(step)] if int(step) < len(held) else None
    cells = held[1:] if isinstance(held, list) else [held]
    written = [cell for cell in cells if isinstance(cell, str)]
    if any(_SUM.fullmatch(cell) for cell in written):
        return text("calculators.typed.sum")
    if any(_THOUSANDS.fullmatch(cell) for cell in written):
        return text("calculators.typed.thousands")
    return ""


def _find(fields: Sequence[Field], path: Sequence[str], row: int = 0) -> _Place | None:
    """The field a path leads to, and in which row it stands, counted from 1."""
    field = next((one for one in fields if one.key == path[0]), None)
    if field is None:
        return None
    rest = path[1:]
    if field.kind == "group" and rest:
        return _find(field.fields, rest, row)
    if not rest or not rest[0].isdigit():
        return _Place(field, row)
    row = int(rest[0]) + 1
    inside = field.kind == "list" and len(rest) > 1
    return _find(field.fields, rest[1:], row) if inside else _Place(field, row)


def _named(place: _Place) -> str:
    if not place.row:
        return text("calculators.place.field", field=place.field.label)
    kind = "number" if place.field.kind in SINGLE else "row"
    return text(f"calculators.place.{kind}", field=place.field.label, row=place.row)
