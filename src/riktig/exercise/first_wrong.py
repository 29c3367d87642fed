"""The one field of a filled calculator that alone stands in the way of the right result.

A calculator can be filled in rightly in several ways. So a field that differs from the author's is
named only where the author's value in it makes the whole right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from riktig.calculators.form import Field

Values = Mapping[str, Any]


def first_wrong(
    fields: Sequence[Field], filled: Values, wanted: Values, is_right: Callable[[Values], bool]
) -> str | None:
    """The field's name, "items.1.dose", or "items" for a row too many or too few."""
    return next((name for name, one in _mended(fields, filled, wanted) if is_right(one)), None)


def _mended(
    fields: Sequence[Field], filled: Values, wanted: Values
) -> Iterator[tuple[str, Values]]:
    """Each field, and the filling with what was wanted in that one alone."""
    for field in fields:
        if field.kind == "list":
            yield from _rows_mended(field, filled, wanted)
        else:
            yield field.key, _with(filled, wanted, field.key)


def _rows_mended(field: Field, filled: Values, wanted: Values) -> Iterator[tuple[str, Values]]:
    rows, others = list(filled.get(field.key, ())), list(wanted.get(field.key, ()))
    for number, (row, other) in enumerate(zip(rows, others, strict=False)):
        for inside, mended in _mended(field.fields, row, other):
            changed = [*rows[:number], mended, *rows[number + 1 :]]
            yield f"{field.key}.{number}.{inside}", {**filled, field.key: changed}
    if len(rows) != len(others):
        changed = [*rows[: len(others)], *others[len(rows) :]]
        yield field.key, {**filled, field.key: changed}


def _with(filled: Values, wanted: Values, key: str) -> Values:
    """What the author left out is left out."""
    rest = {name: value for name, value in filled.items() if name != key}
    return {**rest, key: wanted[key]} if key in wanted else rest
