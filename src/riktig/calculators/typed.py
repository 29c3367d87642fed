"""Values as a person types them: which rows are filled in, and which field still waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from riktig.calculators.opioid_item import PATCH_ROUTE

# What a row of a list needs before it can be answered; times a day only for a dose at a time.
ROW_NEEDS = ("substance", "dose")
PER_DOSE_UNIT = "mg"


class Typed(NamedTuple):
    """`values` without untouched rows, `missing` field names, `rows`: where each came from."""

    values: dict[str, Any]
    missing: tuple[str, ...]
    rows: tuple[int, ...]

    def field_as_typed(self, field: str) -> str:
        """A field's name among the rows as typed, untouched rows included."""
        head, _, rest = field.partition(".")
        position, _, key = rest.partition(".")
        if head != "items" or not position.isdigit():
            return field
        return f"items.{self.rows[int(position)]}.{key}"


def read_typed(values: Mapping[str, Any]) -> Typed:
    """Sorts a form's values; nothing is judged but whether it is there."""
    if "items" not in values:
        missing = tuple(key for key, value in values.items() if not str(value).strip())
        return Typed(dict(values), missing, ())
    rows = [(n, _given(row)) for n, row in enumerate(values["items"]) if isinstance(row, Mapping)]
    started = [(n, row) for n, row in rows if "substance" in row or "dose" in row]
    missing = tuple(f"items.{n}.{key}" for n, row in started for key in _needs(row))
    kept = [row for _, row in started]
    return Typed({**values, "items": kept}, missing, tuple(n for n, _ in started))


def _given(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if str(value).strip()}


def _needs(row: Mapping[str, Any]) -> Sequence[str]:
    one_at_a_time = row.get("unit", PER_DOSE_UNIT) == PER_DOSE_UNIT
    per_day = ("per_day",) if one_at_a_time and row.get("route") != PATCH_ROUTE else ()
    return [key for key in (*ROW_NEEDS, *per_day) if key not in row]
