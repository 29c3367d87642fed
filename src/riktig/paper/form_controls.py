"""What a reader types or chooses in, for each kind of field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Final

from riktig.calculators.form import Choice, Field
from riktig.paper.form_answers import options, order, prose, several
from riktig.paper.form_place import Place, is_asked, shared, whole
from riktig.text.catalogue import text

MODES: Final = {"number": "decimal", "integer": "numeric", "time": "numeric", "text": "text"}
LINES: Final = {"numbers": 3, "table": 7}
MOST_CHARACTERS: Final = {"numbers": 2_000, "table": 20_000}
# Their parts carry labels of their own; the field's is the name of the whole.
WITH_PARTS: Final = frozenset({"boolean", "scores", "options", "several", "order"})


def control(field: Field, place: Place) -> str:
    """The control of a field that is neither a group nor a list."""
    return _MAKERS.get(field.kind, _entry)(field, place)


def label(field: Field, place: Place) -> str:
    """The field's name, tied to its control, and whether it may stand empty."""
    identity = place.identity(field)
    words = f"{escape(field.label)}{_optional(field)}"
    if field.kind in WITH_PARTS:
        return f'<span class="riktig-label" id="{identity}-label">{words}</span>'
    return f'<label for="{identity}">{words}</label>'


def _optional(field: Field) -> str:
    if is_asked(field) or field.default or field.kind == "boolean":
        return ""
    return f' <span class="riktig-optional">{escape(text("page.form.optional"))}</span>'


def _choice(field: Field, place: Place) -> str:
    empty = "" if field.default else f'<option value="">{escape(text("page.form.choose"))}</option>'
    options = _options(field.choices, field.default)
    if field.brands:
        # Who types "Sobril" in a list is led there by the option's first letters.
        label = escape(text("page.form.brands"))
        options += f'<optgroup label="{label}">{_options(field.brands)}</optgroup>'
    return f"<select {shared(field, place)}>{empty}{options}</select>"


def _options(choices: Sequence[Choice], chosen: str | None = None) -> str:
    return "".join(
        f'<option value="{escape(choice.value)}"'
        f"{' selected' if choice.value == chosen else ''}>{escape(choice.label)}</option>"
        for choice in choices
    )


def _entry(field: Field, place: Place) -> str:
    return (
        f'<input {shared(field, place)} type="text" inputmode="{MODES[field.kind]}"'
        f' value="{escape(_as_written(field))}" maxlength="40" spellcheck="false">'
    )


def _as_written(field: Field) -> str:
    """The default as it is written in Norwegian."""
    return field.default.replace(".", ",") if field.kind == "number" else field.default


def _date(field: Field, place: Place) -> str:
    return f'<input {shared(field, place)} type="date" value="{escape(field.default)}">'


def _lines(field: Field, place: Place) -> str:
    mode = ' inputmode="decimal"' if field.kind == "numbers" else ""
    return (
        f'<textarea {shared(field, place)} rows="{LINES[field.kind]}"{mode} spellcheck="false"'
        f' maxlength="{MOST_CHARACTERS[field.kind]}">{escape(field.default)}</textarea>'
    )


def _boolean(field: Field, place: Place) -> str:
    """Yes and no as two buttons of one group; "not known" where an answer is not needed."""
    answers = [Choice("true", text("page.form.yes")), Choice("false", text("page.form.no"))]
    if not is_asked(field):
        answers.append(Choice("", text("page.form.unknown")))
    identity = place.identity(field)
    name = escape(f"{place.prefix}.{place.name(field)}")  # radios of one name exclude each other
    chosen = None if is_asked(field) and not field.default else field.default
    radios = "".join(
        f'<input type="radio" id="{identity}-{number}" name="{name}" value="{answer.value}"'
        f'{" checked" if answer.value == chosen else ""}><label class="riktig-radio"'
        f' for="{identity}-{number}">{escape(answer.label)}</label>'
        for number, answer in enumerate(answers)
    )
    return f'<span class="riktig-radios" role="radiogroup" {whole(field, place)}>{radios}</span>'


def _scores(field: Field, place: Place) -> str:
    """As many small fields as the longest scale has; the script hides those not asked for."""
    identity = place.identity(field)
    most = max(count for count, _, _ in field.scores_by.values())
    numbered = "".join(
        f'<span class="riktig-score"><label for="{identity}-{number}">'
        f'<span class="riktig-sr">{escape(text("page.form.score", number=number))}</span>'
        f'<span aria-hidden="true">{number}</span></label>'
        f'<input type="text" id="{identity}-{number}" data-score="{number}" inputmode="numeric"'
        f' name="{escape(place.name(field))}.{number - 1}" value="" maxlength="3"'
        f' aria-describedby="{identity}-limits"></span>'
        for number in range(1, most + 1)
    )
    limits = f'<span class="riktig-help riktig-limits" id="{identity}-limits"></span>'
    about = whole(field, place, f"{identity}-limits")
    return f'{limits}<span class="riktig-scores" role="group" {about}>{numbered}</span>'


_MAKERS: Final[Mapping[str, Callable[[Field, Place], str]]] = {
    "choice": _choice,
    "boolean": _boolean,
    "date": _date,
    "numbers": _lines,
    "table": _lines,
    "scores": _scores,
    "options": options,
    "several": several,
    "order": order,
    "prose": prose,
}
