"""Amounts of a list with reiterations: of all the dispensings of a row, or of one."""

from __future__ import annotations

from typing import Any

from riktig.extract.columns import RowReader
from riktig.extract.repeats_words import ALL, times_of

_Amounts = list[float | None]


def with_repeats(
    reader: RowReader, events: list[Any], units: _Amounts, ddd: _Amounts
) -> tuple[_Amounts, _Amounts, _Amounts]:
    """Units and DDD of all the dispensings of each prescription, and the units of one of them.

    Only where the reader has answered that a row holds them all. A dispensing is never
    multiplied; where the number of reiterations cannot be read, the amount is not known.
    """
    cells = reader.cells("repeats")
    nothing: _Amounts = [None] * len(events)
    if cells is None or reader.plan.repeats != ALL:
        return units, ddd, nothing
    known = {cell: times_of(cell) for cell in set(cells)}
    times = [
        known[cell] if event == "prescribed" else 1
        for cell, event in zip(cells, events, strict=True)
    ]
    at_once = [one if n != 1 else None for one, n in zip(units, times, strict=True)]
    return _multiplied(units, times), _multiplied(ddd, times), at_once


def _multiplied(amounts: _Amounts, times: list[int | None]) -> _Amounts:
    """A cell that is no number stands as it is: its row is told of elsewhere."""
    return [
        (amount * n if n else None) if isinstance(amount, float) else amount
        for amount, n in zip(amounts, times, strict=True)
    ]
