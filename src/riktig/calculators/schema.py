"""The JSON Schema of a calculator's input, made from its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from riktig.calculators.form import Field, Form

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
TIME_OF_DAY: Final = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
# What stands in one cell of a field of several numbers: a dash, or null, is one that is missing.
_NUMBER_OR_NOT: Final = {"type": ["number", "null"]}


def schema(form: Form) -> dict[str, Any]:
    """JSON Schema (2020-12) of what `riktig calc` takes as "input"."""
    return {"$schema": DIALECT, "title": form.name, **_object(form.fields)}


def _object(fields: Sequence[Field]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {field.key: _property(field) for field in fields},
        # What is asked for some values of another field only is judged by the calculator.
        "required": [field.key for field in fields if is_required(field)],
        "additionalProperties": False,
    }


def is_required(field: Field) -> bool:
    """Whether the wire asks for it; null in another field is the same as leaving it out."""
    return field.required and not field.shown_for


def _property(field: Field) -> dict[str, Any]:
    shape = _shape(field)
    return {"title": field.label, **(shape if is_required(field) else _or_null(shape))}


def _or_null(shape: dict[str, Any]) -> dict[str, Any]:
    kinds = shape["type"]
    if not isinstance(kinds, list):
        shape = {**shape, "type": [kinds, "null"]}
    return {**shape, "enum": [*shape["enum"], None]} if "enum" in shape else shape


def _shape(field: Field) -> dict[str, Any]:
    if field.kind in ("list", "group"):
        inside = _object(field.fields)
        return inside if field.kind == "group" else {**_array(field), "items": inside}
    if field.kind in ("numbers", "scores"):
        return {**_array(field), "items": _NUMBER_OR_NOT if field.kind == "numbers" else _SCORE}
    if field.kind == "table":
        cells = [_cell(cell) for cell in field.fields]
        row = {"type": "array", "prefixItems": cells, "items": False, "minItems": len(cells)}
        return {**_array(field), "items": row}
    if field.kind in ("number", "integer"):
        bounds = {"minimum": field.minimum, "maximum": field.maximum}
        kept = {key: value for key, value in bounds.items() if value is not None}
        return {"type": field.kind, **kept, **_default(field)}
    if field.kind == "choice":
        values = [choice.value for choice in field.choices]
        if values and all(value.isdigit() for value in values):
            # Numbered choices are whole numbers on the wire.
            default = {"default": int(field.default)} if field.default else {}
            return {"type": "integer", "enum": [int(value) for value in values], **default}
        allowed = {"examples": values} if field.free else {"enum": values}
        return {"type": "string", **allowed, **_default(field)}
    if field.kind == "boolean":
        return {"type": "boolean"}
    return _PLAIN[field.kind]


def _cell(field: Field) -> dict[str, Any]:
    """A cell of a table; one that need not be filled in may be null."""
    return _shape(field) if field.required else _or_null(_shape(field))


_SCORE: Final = {"type": "integer"}
_PLAIN: Final[dict[str, dict[str, Any]]] = {
    "text": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "pattern": TIME_OF_DAY},
}


def _array(field: Field) -> dict[str, Any]:
    most = {"maxItems": int(field.maximum)} if field.maximum is not None else {}
    return {"type": "array", **({"minItems": 1} if field.required else {}), **most}


def _default(field: Field) -> dict[str, Any]:
    default = field.default or field.assumed
    if not default:
        return {}
    return {"default": float(default) if field.kind in ("number", "integer") else default}
