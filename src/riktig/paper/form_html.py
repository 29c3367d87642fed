"""A calculator's form as accessible HTML: the same in the book, the apps and the visit.

The page's script reads the `data-*` attributes and holds no text of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from riktig.calculators.form import Field, Form
from riktig.paper.form_controls import control, label
from riktig.paper.form_place import NUMBER, ROW, Place, is_asked
from riktig.text.catalogue import text

# Rows of more fields than this are cards, each with its own help texts.
MOST_IN_A_LINE: Final = 5
# Kinds whose control is more than a line of words.
BLOCKS: Final = frozenset({"options", "several", "order", "prose"})
# Fewer fields that may stand empty are not worth hiding behind a click.
FEWEST_TO_FOLD: Final = 3


def form_html(form: Form, prefix: str = "", clears: bool = False) -> str:
    """The whole form. `prefix` keeps ids apart when a page shows the same form twice.

    `clears` adds buttons to empty it and to undo that. `method="dialog"`: pressed
    before the script is there, it sends nothing.
    """
    place = Place(form, prefix or form.name)
    name = escape(place.prefix)
    fields = "".join(_field(field, place) for field in form.fields if not field.later)
    fields += _folded(tuple(field for field in form.fields if field.later), place)
    intro = f'<p class="riktig-intro">{escape(form.intro)}</p>' if form.intro else ""
    submit = form.submit or text("page.form.submit")
    return (
        f'<form class="riktig-form" id="{name}" data-form="{escape(form.name)}"'
        f' data-choose="{escape(text("page.form.choose"))}"'
        f' aria-labelledby="{name}-title" method="dialog" autocomplete="off" novalidate>'
        f'<p class="riktig-title" id="{name}-title">{escape(form.title)}</p>'
        f"{intro}{fields}"
        f'<p class="riktig-actions"><button type="submit" class="riktig-button">'
        f"{escape(submit)}</button>{clearing_html() if clears else ''}</p></form>"
    )


def fields_html(form: Form, *keys: str, prefix: str = "") -> str:
    """Some fields of a form, for a page that has headings of its own between them."""
    place = Place(form, prefix or form.name)
    by_key = {field.key: field for field in form.fields}
    return "".join(_field(by_key[key], place) for key in keys)


def clearing_html() -> str:
    """Buttons that empty a form and undo that, and where it is said."""
    clear, undo = (escape(text(f"page.form.{key}")) for key in ("clear", "undo"))
    return (
        f'<button type="button" class="riktig-plain riktig-clear">{clear}</button>'
        f'<button type="button" class="riktig-plain riktig-undo" hidden>{undo}</button>'
        '<span class="riktig-help riktig-said" role="status"></span>'
    )


def _field(field: Field, place: Place) -> str:
    if field.kind == "list":
        return _list(field, place)
    if field.kind == "group":
        return _group(field, place)
    unit = (
        f'<span class="riktig-unit" id="{place.identity(field)}-unit">{escape(field.unit)}</span>'
    )
    around = "div" if field.kind in BLOCKS else "span"
    return (
        f'<div class="riktig-field"{_wiring(field)}>{label(field, place)}'
        f'<{around} class="riktig-control">{control(field, place)}'
        f"{unit if field.unit else ''}</{around}>"
        f"{_help(field, place) if place.helps else ''}{_error(field, place)}</div>"
    )


def _wiring(field: Field) -> str:
    """What the script must know of a field, as data attributes."""
    values: dict[str, str] = {"field": field.key, "kind": field.kind}
    if not is_asked(field):
        values["optional"] = ""
    if field.depends_on:
        values["depends-on"] = field.depends_on
    if field.choices_by:
        values["choices-by"] = _json(field.choices_by)
    if field.scores_by:
        values["scores-by"] = _json(field.scores_by)
        values["limits"] = text("page.form.limits", low="{low}", high="{high}")
    if field.shown_for:
        values["shown-for"] = _json(field.shown_for)
    return "".join(f' data-{key}="{escape(value)}"' for key, value in values.items())


def _json(lists: Mapping[str, Sequence[Any]]) -> str:
    plain = {key: list(values) for key, values in lists.items()}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _help(field: Field, place: Place) -> str:
    if not field.help:
        return ""
    return f'<span class="riktig-help" id="{place.help_id(field)}">{escape(field.help)}</span>'


def _error(field: Field, place: Place) -> str:
    return (
        f'<span class="riktig-error" id="{place.identity(field)}-error"'
        f' data-error-for="{escape(place.name(field))}" aria-live="polite"></span>'
    )


def _described(field: Field, place: Place) -> str:
    return f' aria-describedby="{place.help_id(field)}"' if field.help else ""


def _group(field: Field, place: Place) -> str:
    inside = place.inside(field)
    fields = "".join(_field(child, inside) for child in field.fields if not child.later)
    folded = _folded(tuple(child for child in field.fields if child.later), inside)
    return (
        f'<fieldset class="riktig-group"{_wiring(field)}{_described(field, place)}>'
        f"<legend>{escape(field.label)}</legend>{_help(field, place)}"
        f'<div class="riktig-grid">{fields}</div>{folded}{_error(field, place)}</fieldset>'
    )


def _list(field: Field, place: Place) -> str:
    cards = len(field.fields) > MOST_IN_A_LINE
    layout = "cards" if cards else "lines"
    most = f' data-most="{field.maximum:g}"' if field.maximum else ""
    shared = place.inside(field, "0", helps=False)
    helps = "" if cards else "".join(_help(child, shared) for child in field.fields)
    rows = "".join(_row(field, place, str(n), str(n + 1)) for n in range(field.first_rows))
    add = field.add_row or place.form.add_row or text("page.form.add_row")
    return (
        f'<fieldset class="riktig-list"{_wiring(field)}{most} data-first="{field.first_rows}"'
        f"{_described(field, place)}>"
        f"<legend>{escape(field.label)}</legend>{_help(field, place)}{helps}"
        f'<div class="riktig-rows" data-layout="{layout}" data-pattern="{_pattern(field)}"'
        f' data-fields="{len(field.fields)}">{rows}'
        f"</div><template>{_row(field, place, ROW, NUMBER)}</template>"
        f'<button type="button" class="riktig-add">{escape(add)}</button>'
        f"{_error(field, place)}</fieldset>"
    )


def _pattern(field: Field) -> str:
    """The kinds of a row's fields, for the style sheet: "c" choice, "n" number, "t" time."""
    return "".join(child.kind[0] for child in field.fields)


def _row(field: Field, place: Place, row: str, number: str) -> str:
    cards = len(field.fields) > MOST_IN_A_LINE
    inside = place.inside(field, row, helps=cards)
    spoken = escape(text("page.form.row", label=field.label, number=number))
    remove = escape(place.form.remove_row or text("page.form.remove_row"))
    named = escape(text("page.form.remove_number", remove=remove, number=number))
    later = _foldable(field) if cards else ()
    fields = "".join(_field(child, inside) for child in field.fields if child not in later)
    return (
        f'<div class="riktig-row" role="group" aria-label="{spoken}">'
        f'<span class="riktig-row-number" aria-hidden="true">{number}</span>{fields}'
        f"{_folded(later, inside)}"
        f'<button type="button" class="riktig-remove" aria-label="{named}">{remove}</button>'
        "</div>"
    )


def _foldable(field: Field) -> tuple[Field, ...]:
    """Fields of a card that may stand empty, whatever the others say."""
    found = tuple(c for c in field.fields if not is_asked(c) and not c.shown_for and not c.default)
    return found if len(found) >= FEWEST_TO_FOLD else ()


def _folded(fields: tuple[Field, ...], place: Place) -> str:
    if not fields:
        return ""
    inside = "".join(_field(field, place) for field in fields)
    more = escape(text("page.form.more"))
    return (
        f'<details class="riktig-fold riktig-more"><summary>{more}</summary>'
        f'<div class="riktig-grid">{inside}</div></details>'
    )
