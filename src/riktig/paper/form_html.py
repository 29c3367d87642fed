"""A calculator's form as accessible HTML: the same in the book, the apps and the visit.

The page's script reads the `data-*` attributes and holds no text of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from riktig.calculators.form import Field, Form
from riktig.text.catalogue import text

ROW: Final = "__row__"  # in the template of a new row: what keeps its ids apart
NUMBER: Final = "__number__"  # ... and the number a reader sees, counted from 1
MODES: Final = {"number": "decimal", "integer": "numeric", "text": "text"}


@dataclass(frozen=True)
class _Place:
    """Where a field stands: in the form itself, or in a row of one of its lists."""

    form: Form
    prefix: str
    list_key: str = ""
    row: str = ""

    def name(self, field: Field) -> str:
        return f"{self.list_key}.{self.row}.{field.key}" if self.list_key else field.key

    def identity(self, field: Field) -> str:
        return escape(f"{self.prefix}-{self.name(field).replace('.', '-')}")

    def help_id(self, field: Field) -> str:
        """Rows share one help text."""
        parts = (self.prefix, self.list_key, field.key, "help")
        return escape("-".join(part for part in parts if part))


def form_html(form: Form, prefix: str = "") -> str:
    """The whole form. `prefix` keeps ids apart when a page shows the same form twice.

    `method="dialog"`: pressed before the script is there, it sends nothing.
    """
    place = _Place(form, prefix or form.name)
    name = escape(place.prefix)
    fields = "".join(_field(field, place) for field in form.fields)
    intro = f'<p class="riktig-intro">{escape(form.intro)}</p>' if form.intro else ""
    label = form.submit or text("page.form.submit")
    return (
        f'<form class="riktig-form" id="{name}" data-form="{escape(form.name)}"'
        f' data-choose="{escape(text("page.form.choose"))}"'
        f' aria-labelledby="{name}-title" method="dialog" autocomplete="off" novalidate>'
        f'<p class="riktig-title" id="{name}-title">{escape(form.title)}</p>'
        f"{intro}{fields}"
        f'<p class="riktig-actions"><button type="submit" class="riktig-button">'
        f"{escape(label)}</button></p></form>"
    )


def _field(field: Field, place: _Place) -> str:
    if field.kind == "list":
        return _list(field, place)
    identity = place.identity(field)
    control = _choice(field, place) if field.kind == "choice" else _entry(field, place)
    unit = f'<span class="riktig-unit" id="{identity}-unit">{escape(field.unit)}</span>'
    return (
        f'<div class="riktig-field"{_wiring(field)}>'
        f'<label for="{identity}">{escape(field.label)}{_optional(field)}</label>'
        f'<span class="riktig-control">{control}{unit if field.unit else ""}</span>'
        f"{'' if place.list_key else _help(field, place)}"
        f"{_error(identity, place.name(field))}</div>"
    )


def _wiring(field: Field) -> str:
    """What the script must know of a field, as data attributes."""
    values: dict[str, str] = {"field": field.key, "kind": field.kind}
    if field.depends_on:
        values["depends-on"] = field.depends_on
        values["choices-by"] = _json(field.choices_by)
    if field.shown_for:
        values["shown-for"] = _json(field.shown_for)
    return "".join(f' data-{key}="{escape(value)}"' for key, value in values.items())


def _json(lists: Mapping[str, tuple[str, ...]]) -> str:
    plain = {key: list(values) for key, values in lists.items()}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _shared(field: Field, place: _Place) -> str:
    """Attributes every control has: id, name, default, and what describes it."""
    identity = place.identity(field)
    describing = (
        f"{identity}-unit" if field.unit else "",
        place.help_id(field) if field.help else "",
        f"{identity}-error",
    )
    return (
        f'id="{identity}" name="{escape(place.name(field))}"'
        f' data-default="{escape(field.default)}"'
        f' aria-describedby="{" ".join(part for part in describing if part)}"'
    )


def _choice(field: Field, place: _Place) -> str:
    empty = "" if field.default else f'<option value="">{escape(text("page.form.choose"))}</option>'
    options = "".join(
        f'<option value="{escape(choice.value)}"'
        f"{' selected' if choice.value == field.default else ''}>{escape(choice.label)}</option>"
        for choice in field.choices
    )
    return f"<select {_shared(field, place)}>{empty}{options}</select>"


def _entry(field: Field, place: _Place) -> str:
    required = ' aria-required="true"' if _asked(field) else ""
    return (
        f'<input {_shared(field, place)} type="text" inputmode="{MODES[field.kind]}"'
        f' value="{escape(field.default)}" maxlength="40" spellcheck="false"{required}>'
    )


def _help(field: Field, place: _Place) -> str:
    if not field.help:
        return ""
    return f'<span class="riktig-help" id="{place.help_id(field)}">{escape(field.help)}</span>'


def _error(identity: str, name: str) -> str:
    return (
        f'<span class="riktig-error" id="{identity}-error" data-error-for="{escape(name)}"'
        ' aria-live="polite"></span>'
    )


def _optional(field: Field) -> str:
    if _asked(field) or field.default:
        return ""
    return f' <span class="riktig-optional">{escape(text("page.form.optional"))}</span>'


def _asked(field: Field) -> bool:
    """Whether a form waits for it: what the wire assumes, a person is asked."""
    return field.required or bool(field.assumed)


def _list(field: Field, place: _Place) -> str:
    first = _Place(place.form, place.prefix, field.key, "0")
    spare = _Place(place.form, place.prefix, field.key, ROW)
    most = f' data-most="{field.maximum:g}"' if field.maximum else ""
    pattern = "".join(child.kind[0] for child in field.fields)
    helps = _help(field, place) + "".join(_help(child, first) for child in field.fields)
    described = f' aria-describedby="{place.help_id(field)}"' if field.help else ""
    add = place.form.add_row or text("page.form.add_row")
    return (
        f'<fieldset class="riktig-list" data-field="{field.key}" data-kind="list"{most}{described}>'
        f'<legend>{escape(field.label)}</legend>{helps}<div class="riktig-rows"'
        f' data-pattern="{pattern}">{_row(field, first, "1")}</div>'
        f"<template>{_row(field, spare, NUMBER)}</template>"
        f'<button type="button" class="riktig-add">{escape(add)}</button>'
        f"{_error(place.identity(field), field.key)}</fieldset>"
    )


def _row(field: Field, place: _Place, number: str) -> str:
    label = escape(text("page.form.row", label=field.label, number=number))
    remove = escape(place.form.remove_row or text("page.form.remove_row"))
    spoken = escape(text("page.form.remove_number", remove=remove, number=number))
    inside = "".join(_field(child, place) for child in field.fields)
    return (
        f'<div class="riktig-row" role="group" aria-label="{label}">{inside}'
        f'<button type="button" class="riktig-remove" aria-label="{spoken}">{remove}</button>'
        "</div>"
    )
