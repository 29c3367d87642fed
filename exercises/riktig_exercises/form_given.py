"""A calculator's fields without those a question has filled in beforehand.

Grading puts the given values in place of whatever is typed, so nothing is asked about them. What
depended on one of them is settled here: the choices it leaves, and whether it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from riktig.calculators.form import Field


def without_given(fields: Sequence[Field], given: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields left to fill in, in their order."""
    values = {name: _as_typed(value) for name, value in given.items()}
    kept = _looked_at(fields, values)
    return tuple(
        _locked(field, values[field.key]) if field.key in values else _settled(field, values)
        for field in fields
        if (field.key not in values or field.key in kept) and _shown(field, values)
    )


def _as_typed(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _looked_at(fields: Sequence[Field], values: Mapping[str, str]) -> set[str]:
    """Given fields that a page must hold all the same: they say how many scores there are."""
    return {f.depends_on for f in fields if f.scores_by and f.depends_on in values}


def _shown(field: Field, values: Mapping[str, str]) -> bool:
    rules = field.shown_for.items()
    return all(values[key] in allowed for key, allowed in rules if key in values)


def _locked(field: Field, value: str) -> Field:
    """The given value as the only choice."""
    choices = tuple(choice for choice in field.choices if choice.value == value)
    return replace(field, choices=choices, default=value)


def _settled(field: Field, values: Mapping[str, str]) -> Field:
    """The field as it is once the values are known."""
    shown_for = {key: allowed for key, allowed in field.shown_for.items() if key not in values}
    field = replace(field, shown_for=shown_for)
    if not field.choices_by or field.depends_on not in values:
        return field
    allowed = field.choices_by.get(values[field.depends_on], ())
    choices = tuple(choice for choice in field.choices if choice.value in allowed)
    return replace(field, choices=choices, choices_by={}, depends_on="")
