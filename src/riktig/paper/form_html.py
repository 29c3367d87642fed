"""A calculator's form as accessible HTML: the same in the book, the apps and the visit.

The page's script reads the `data-*` attributes and holds no text of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

from riktig.calculators.form import Field, Form
from riktig.text.catalogue import text

ROW = "__row__"  # stands for the row's position in the template of a new row
NUMBER = "__number__"  # ... and for the number a reader sees, counted from 1


def form_html(form: Form, prefix: str = "") -> str:
    """The whole form. `prefix` keeps ids apart when a page shows the same form twice."""
    name = prefix or form.name
    fields = "".join(_field(field, name, "", form) for field in form.fields)
    intro = f'<p class="riktig-intro">{escape(form.intro)}</p>' if form.intro else ""
    label = form.submit or text("page.form.submit")
    return (
        f'<form class="riktig-form" id="{escape(name)}" data-form="{escape(form.name)}"'
        f' aria-labelledby="{escape(name)}-title" autocomplete="off" novalidate>'
        f'<p class="riktig-title" id="{escape(name)}-title">{escape(form.title)}</p>'
        f"{intro}{fields}"
        f'<p class="riktig-actions"><button type="submit" class="riktig-button">'
        f"{escape(label)}</button></p></form>"
    )


def _field(field: Field, prefix: str, path: str, form: Form) -> str:
    name = f"{path}.{field.key}" if path else field.key
    if field.kind == "list":
        return _list(field, prefix, name, form)
    identity = f"{prefix}-{name.replace('.', '-')}"
    control = _choice if field.kind == "choice" else _entry
    optional = "" if field.required or field.default else _optional()
    return (
        f'<div class="riktig-field"{_wiring(field)}>'
        f'<label for="{identity}">{escape(field.label)}{optional}</label>'
        f'<span class="riktig-control">{control(field, identity, name)}{_unit(field, identity)}'
        f"</span>{_help(field, identity)}{_error(identity, name)}</div>"
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


def _described(field: Field, identity: str) -> str:
    parts = (
        f"{identity}-unit" if field.unit else "",
        f"{identity}-help" if field.help else "",
        f"{identity}-error",
    )
    return f'aria-describedby="{" ".join(part for part in parts if part)}"'


def _choice(field: Field, identity: str, name: str) -> str:
    options = "".join(
        f'<option value="{escape(choice.value)}"'
        f"{' selected' if choice.value == field.default else ''}>{escape(choice.label)}</option>"
        for choice in field.choices
    )
    empty = "" if field.default else f'<option value="">{escape(text("page.form.choose"))}</option>'
    return (
        f'<select id="{identity}" name="{name}" data-default="{escape(field.default)}"'
        f" {_described(field, identity)}>{empty}{options}</select>"
    )


def _entry(field: Field, identity: str, name: str) -> str:
    modes = {"number": "decimal", "integer": "numeric", "text": "text"}
    required = ' aria-required="true"' if field.required else ""
    return (
        f'<input id="{identity}" name="{name}" type="text" inputmode="{modes[field.kind]}"'
        f' value="{escape(field.default)}" data-default="{escape(field.default)}"'
        f' maxlength="40" spellcheck="false"{required} {_described(field, identity)}>'
    )


def _unit(field: Field, identity: str) -> str:
    if not field.unit:
        return ""
    return f'<span class="riktig-unit" id="{identity}-unit">{escape(field.unit)}</span>'


def _help(field: Field, identity: str) -> str:
    if not field.help:
        return ""
    return f'<span class="riktig-help" id="{identity}-help">{escape(field.help)}</span>'


def _error(identity: str, name: str) -> str:
    return (
        f'<span class="riktig-error" id="{identity}-error" data-error-for="{name}"'
        ' aria-live="polite"></span>'
    )


def _optional() -> str:
    return f' <span class="riktig-optional">{escape(text("page.form.optional"))}</span>'


def _list(field: Field, prefix: str, name: str, form: Form) -> str:
    first = _row(field, prefix, name, form, "0", "1")
    spare = _row(field, prefix, name, form, ROW, NUMBER)
    most = f' data-most="{field.maximum:g}"' if field.maximum else ""
    add = form.add_row or text("page.form.add_row")
    return (
        f'<fieldset class="riktig-list" data-field="{field.key}" data-kind="list"{most}>'
        f"<legend>{escape(field.label)}</legend>"
        f'<ol class="riktig-rows">{first}</ol><template>{spare}</template>'
        f'<button type="button" class="riktig-add">{escape(add)}</button>'
        f"{_error(f'{prefix}-{name}', name)}</fieldset>"
    )


def _row(field: Field, prefix: str, name: str, form: Form, at: str, number: str) -> str:
    label = escape(text("page.form.row", label=field.label, number=number))
    remove = escape(form.remove_row or text("page.form.remove_row"))
    spoken = escape(text("page.form.remove_number", remove=remove, number=number))
    inside = "".join(_field(child, prefix, f"{name}.{at}", form) for child in field.fields)
    return (
        f'<li class="riktig-row" role="group" aria-label="{label}">{inside}'
        f'<button type="button" class="riktig-remove" aria-label="{spoken}">{remove}</button>'
        "</li>"
    )
