"""Values as a program gives them, as a person would type them in a form: 12.5 is "12,5"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.calculators.form import Field

_MISSING = "-"  # in a series of numbers


def as_typed(fields: Sequence[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """What a form's fields are to hold; fields there are not are left out."""
    given = {field.key: field for field in fields if values.get(field.key) is not None}
    return {key: _field(field, values[key]) for key, field in given.items()}


def _field(field: Field, value: Any) -> Any:
    if isinstance(value, str):
        return value
    if field.kind == "group":
        return as_typed(field.fields, _mapping(value))
    if not isinstance(value, Sequence):
        return _cell(value)
    if field.kind == "list":
        return [as_typed(field.fields, _mapping(row)) for row in value]
    if field.kind == "scores":
        return [_cell(one) for one in value]
    if field.kind == "table":
        return "\n".join("\t".join(_cell(one, _MISSING) for one in row) for row in value)
    return " ".join(_cell(one, _MISSING) for one in value)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _cell(value: Any, missing: str = "") -> str:
    if value is None:
        return missing
    if isinstance(value, bool):
        return "true" if value else "false"
    written = str(value)
    return written.replace(".", ",") if isinstance(value, float) else written
