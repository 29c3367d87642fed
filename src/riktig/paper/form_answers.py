"""What a question is answered in: options to pick, an order to make, a few sentences.

The page's script keeps an order in the hidden field, "" until something has been moved, and
counts the characters that are left of a text.
"""

from __future__ import annotations

from html import escape
from typing import Final

from riktig.calculators.form import Choice, Field
from riktig.paper.form_place import Place, shared, whole
from riktig.text.catalogue import text

ROWS: Final = 5  # of a text, before it grows
MOVES: Final = (("up", -1, "\u2191"), ("down", 1, "\u2193"))


def options(field: Field, place: Place) -> str:
    """One of them."""
    return _ticked(field, place, "radio", "radiogroup")


def several(field: Field, place: Place) -> str:
    """Any of them."""
    return _ticked(field, place, "checkbox", "group")


def _ticked(field: Field, place: Place, kind: str, role: str) -> str:
    identity = place.identity(field)
    name = escape(f"{place.prefix}.{place.name(field)}")  # radios of one name exclude each other
    ticks = "".join(
        f'<span class="riktig-pick"><input type="{kind}" id="{identity}-{number}" name="{name}"'
        f' value="{escape(choice.value)}"><label for="{identity}-{number}">'
        f"{escape(choice.label)}</label></span>"
        for number, choice in enumerate(field.choices)
    )
    return f'<div class="riktig-picks" role="{role}" {whole(field, place)}>{ticks}</div>'


def order(field: Field, place: Place) -> str:
    """All of them as a list; each is moved one place at a time."""
    words = {key: text(f"page.form.order_{key}") for key in ("untouched", "touched", "moved")}
    told = "".join(f' data-{key}="{escape(said)}"' for key, said in words.items())
    state = f"{place.identity(field)}-state"
    items = "".join(_item(choice) for choice in field.choices)
    return (
        f'<div class="riktig-order"{told}>'
        f'<input type="hidden" name="{escape(place.name(field))}" data-default="">'
        f"<ol {whole(field, place, state)}>{items}</ol>"
        f'<p class="riktig-help" id="{state}" data-slot="state">{escape(words["untouched"])}</p>'
        '<span class="riktig-sr" role="status" data-slot="said"></span></div>'
    )


def _item(choice: Choice) -> str:
    moves = "".join(
        f'<button type="button" class="riktig-move" data-move="{step}"'
        f' aria-label="{escape(text(f"page.form.order_{name}", label=choice.label))}">'
        f'<span aria-hidden="true">{arrow}</span></button>'
        for name, step, arrow in MOVES
    )
    return (
        f'<li data-value="{escape(choice.value)}"><span class="riktig-ordered">'
        f'<span class="riktig-ordered-words">{escape(choice.label)}</span>{moves}</span></li>'
    )


def prose(field: Field, place: Place) -> str:
    """A text, and how much of it is left."""
    most = int(field.maximum or 0)
    left = text("page.form.left", count="{count}")
    return (
        f'<div class="riktig-prose" data-left="{escape(left)}">'
        f'<textarea {shared(field, place)} rows="{ROWS}" maxlength="{most}" spellcheck="true">'
        f'{escape(field.default)}</textarea><p class="riktig-help" data-slot="left">'
        f"{escape(text('page.form.left', count=most))}</p>"
        '<span class="riktig-sr" role="status" data-slot="said"></span></div>'
    )
