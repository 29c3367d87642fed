"""What a request leaves out: null in a field the schema does not ask for is no value at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.calculators.form import Field
from riktig.calculators.schema import is_required
from riktig.problem import Refused

# Of these a blank text is neither a value nor nothing: it is refused, as the schema does.
_NEVER_BLANK: Final = frozenset({"number", "integer", "choice", "date", "time", "boolean"})


def without_nulls(
    values: Mapping[str, Any], fields: Sequence[Field], path: str = ""
) -> dict[str, Any]:
    """The values that are given, in rows and groups too.

    `Refused("blank_field")` for a blank text in a field that may be left out.
    """
    by_key = {field.key: field for field in fields}
    told: dict[str, Any] = {}
    for key, value in values.items():
        field, name = by_key[key], f"{path}{key}"
        optional = not is_required(field)
        if optional and value is None:
            continue
        if optional and value == "" and field.kind in _NEVER_BLANK:
            raise Refused("blank_field", field=name)
        told[key] = _inside(field, value, name)
    return told


def _inside(field: Field, value: Any, name: str) -> Any:
    if field.kind == "group" and isinstance(value, Mapping):
        return without_nulls(value, field.fields, f"{name}.")
    if field.kind == "list" and isinstance(value, list):
        return [
            without_nulls(row, field.fields, f"{name}.{n}.") if isinstance(row, Mapping) else row
            for n, row in enumerate(value)
        ]
    return value
