"""The JSON Schema of a calculator's input, made from its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riktig.calculators.form import Field, Form

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(form: Form) -> dict[str, Any]:
    """JSON Schema (2020-12) of what `riktig calc` takes as "input"."""
    return {"$schema": DIALECT, "title": form.name, **_object(form.fields)}


def _object(fields: Sequence[Field]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {field.key: _property(field) for field in fields},
        "required": [field.key for field in fields if field.required],
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, Any]:
    found: dict[str, Any] = {"title": field.label}
    if field.kind == "list":
        return {**found, "type": "array", "minItems": 1, **_most_items(field)} | {
            "items": _object(field.fields)
        }
    if field.kind in ("number", "integer"):
        bounds = {"minimum": field.minimum, "maximum": field.maximum}
        kept = {key: value for key, value in bounds.items() if value is not None}
        return {**found, "type": field.kind, **kept, **_default(field)}
    if field.kind == "choice":
        values = [choice.value for choice in field.choices]
        allowed = {"examples": values} if field.free else {"enum": values}
        return {**found, "type": "string", **allowed, **_default(field)}
    return {**found, "type": "string"}


def _most_items(field: Field) -> dict[str, Any]:
    return {"maxItems": int(field.maximum)} if field.maximum is not None else {}


def _default(field: Field) -> dict[str, Any]:
    default = field.default or field.assumed
    if not default:
        return {}
    return {"default": float(default) if field.kind == "number" else default}
