"""The rows of a list as a request sends them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.problem import Refused


def read_rows(raw: object, field: str, most: int) -> list[tuple[Mapping[str, Any], str]]:
    """Each row with its name, "items.0". There must be one.

    `Refused`: `no_items` where there is none, `too_many_items` above `most`,
    `invalid_input` for a row that is no object.
    """
    if not isinstance(raw, Sequence) or isinstance(raw, (str, bytes)) or not raw:
        raise Refused("no_items", field=field)
    if len(raw) > most:
        raise Refused("too_many_items", field=field, most=most)
    named = [(row, f"{field}.{position}") for position, row in enumerate(raw)]
    for row, name in named:
        if not isinstance(row, Mapping):
            raise Refused("invalid_input", field=name)
    return named
