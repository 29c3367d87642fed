"""What a person typed in a form, as words: "Legemiddel: oksykodon; Dose: 40 mg"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from riktig.calculators.form import Field
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text, format_date, parse_number

_BETWEEN: Final = "; "
MOST_LINES: Final = 60  # of a pasted table that are said again


def inputs(fields: Sequence[Field], values: Mapping[str, Any]) -> str:
    """Every field that is filled in, with its label; `values` as `read_typed` gives them."""
    return _BETWEEN.join(_told(fields, values))


def _told(fields: Sequence[Field], values: Mapping[str, Any]) -> Iterator[str]:
    for field in fields:
        value = values.get(field.key)
        if value is None or value in ("", [], {}):
            continue
        if field.kind == "list":
            yield from _rows(field, value)
        elif field.kind == "group":
            yield text("toolbox.journal.field", label=field.label, value=_cells(field, value))
        else:
            yield text("toolbox.journal.field", label=field.label, value=_value(field, value))


def _rows(field: Field, value: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """One row is told without a number."""
    if len(value) == 1:
        yield _cells(field, value[0])
        return
    for number, row in enumerate(value, 1):
        yield text("toolbox.journal.row", number=number, cells=_cells(field, row))


def _cells(field: Field, row: Mapping[str, Any]) -> str:
    """A row: choices speak for themselves, and a unit stands behind its number."""
    cells: list[str] = []
    for child in field.fields:
        for told in _told((child,), row):
            alone = told.removeprefix(f"{child.label}: ") if child.kind == "choice" else told
            if child.key == "unit" and cells:
                cells[-1] += f" {alone}"
            else:
                cells.append(alone)
    return ", ".join(cells)


def _value(field: Field, value: Any) -> str:
    if field.kind == "choice":
        return _label(field, str(value))
    if field.kind == "boolean":
        return text(f"toolbox.journal.{'yes' if value is True else 'no'}")
    if field.kind == "table":
        return " | ".join(", ".join(map(_cell, row)) for row in value[:MOST_LINES])
    if field.kind in ("numbers", "scores"):
        return " ".join(map(_cell, value))
    said = _date(value) if field.kind == "date" else _cell(value)
    return f"{said} {field.unit}".rstrip()


def _label(field: Field, value: str) -> str:
    """What a reader saw of a choice; a substance without the names it is sold under."""
    labels = {choice.value: choice.label for choice in field.choices}
    label = labels.get(value, value)
    return value if label.startswith(f"{value} (") else label


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    number = parse_number(value) if isinstance(value, str) else None
    if number is not None and not str(value).startswith("0"):
        return decimal_text(number)
    return decimal_text(value) if isinstance(value, (int, float)) else str(value)


def _date(value: Any) -> str:
    try:
        return format_date(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
